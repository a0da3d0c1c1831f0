"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "waive", {
    enumerable: true,
    get: function() {
        return waive;
    }
});
const _judge = require("../../evidence/waivers/judge");
const _blocking = require("./blocking");
const _finding = require("./finding");
/** What a waiver can cover. What every answer rests on (signatures, receipts, isolation, lineage, the branch) is not here. */ const WAIVABLE = [
    'evidence',
    'slo',
    'incident',
    'drill',
    'checklist',
    'rehearsal',
    'notes',
    'durability'
];
function waive(check, { waivers, request }, profile) {
    const none = {
        check,
        use: undefined
    };
    if (!(0, _blocking.isBlocker)(check, profile) || !WAIVABLE.includes(check.category)) return none;
    const { name, surface } = (0, _finding.partsOf)(check.id);
    const question = {
        checkId: name,
        category: check.category,
        surfaces: surface === undefined ? request.surfaces : [
            surface
        ],
        at: {
            commit: request.commit
        }
    };
    const isAncestor = (ancestor, descendant)=>request.order.find((each)=>each.ancestor === ancestor && each.descendant === descendant)?.holds ?? undefined;
    const { waived, refusals } = (0, _judge.waiverFor)(waivers, question, isAncestor);
    if (!waived) {
        if (refusals.length === 0) return none;
        return {
            check: {
                ...check,
                reason: [
                    check.reason,
                    ...refusals
                ].join('; ')
            },
            use: undefined
        };
    }
    // What could not be verified is not an exception that anybody could have weighed.
    if (check.status === 'unverified' || waived.usesLeft === null) {
        return {
            check: {
                ...check,
                reason: `${check.reason}; no waiver covers what is unverified`
            },
            use: undefined
        };
    }
    const { waiverId, waiver, usesLeft, evidence } = waived;
    return {
        check: {
            ...check,
            status: 'waived',
            evidence: [
                ...new Set([
                    ...check.evidence,
                    ...evidence
                ])
            ].sort(),
            reason: `${check.status}: ${check.reason}; waived by ${waiverId} (${waived.reason})`,
            fix: ''
        },
        use: {
            waiverId,
            checkId: check.id,
            use: waiver.maxUses - usesLeft + 1
        }
    };
}
