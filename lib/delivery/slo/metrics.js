"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get measure () {
        return measure;
    },
    get unread () {
        return unread;
    }
});
const _answer = require("../../evidence/readers/answer");
const _chain = require("../../evidence/receipts/chain");
const _receipt = require("../../evidence/receipts/receipt");
function fromReceipts(book, tier, surface) {
    const chain = (0, _chain.receiptChain)(book, surface, tier);
    const wrong = chain.ok ? chain.receipts.map(_receipt.contradictionOf).find((reason)=>reason !== undefined) : `the receipts on ${tier} cannot be relied on: ${chain.reason}`;
    if (wrong !== undefined) {
        const sources = [
            'receipt-health',
            'receipt-duration'
        ];
        return {
            samples: [],
            unmeasured: sources.map((source)=>({
                    source,
                    surface,
                    reason: wrong
                }))
        };
    }
    const receipts = chain.ok ? chain.receipts : [];
    const samples = receipts.flatMap(({ id, statement: { predicate } })=>{
        const { startedAt, finishedAt, health } = predicate;
        const common = {
            surface,
            at: new Date(finishedAt),
            evidence: [
                id
            ]
        };
        const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
        const duration = {
            ...common,
            source: 'receipt-duration',
            value: seconds
        };
        // Health that nobody asked for is no rate of 0.
        if (health.checks === 0) return [
            duration
        ];
        const failed = Math.max(0, health.checks - health.passed) / health.checks;
        return [
            duration,
            {
                ...common,
                source: 'receipt-health',
                value: failed
            }
        ];
    });
    return {
        samples,
        unmeasured: []
    };
}
// One check on one bundle is flaky when it failed and, with nothing changed, passed in a later run or attempt.
function flakes(book, surface) {
    const results = (0, _answer.entriesOf)(book, 'test-result').filter(({ predicate })=>predicate.surface === surface);
    const groups = new Map();
    for (const entry of results){
        const key = JSON.stringify([
            entry.subjects.commit,
            entry.subjects.bundle,
            entry.predicate.checkId
        ]);
        const group = groups.get(key);
        if (group) group.push(entry);
        else groups.set(key, [
            entry
        ]);
    }
    return [
        ...groups.values()
    ].map((entries)=>{
        const inOrder = [
            ...entries
        ].sort(({ predicate: a }, { predicate: b })=>a.runId - b.runId || a.attempt - b.attempt);
        const failed = inOrder.findIndex(({ predicate })=>predicate.result === 'FAILED');
        const isFlaky = failed !== -1 && inOrder.slice(failed).some(({ predicate })=>predicate.result !== 'FAILED');
        return {
            source: 'test-flakes',
            surface,
            value: isFlaky ? 1 : 0,
            at: new Date(Math.max(...entries.map(({ time })=>time.getTime()))),
            evidence: entries.map(({ id })=>id).sort()
        };
    });
}
function measure(book, tier, surfaces) {
    const parts = surfaces.map((surface)=>{
        const { samples, unmeasured } = fromReceipts(book, tier, surface);
        return {
            samples: [
                ...samples,
                ...flakes(book, surface)
            ],
            unmeasured
        };
    });
    return {
        samples: parts.flatMap(({ samples })=>samples),
        unmeasured: parts.flatMap(({ unmeasured })=>unmeasured)
    };
}
function unread(surfaces, reason) {
    const sources = [
        'receipt-health',
        'receipt-duration',
        'test-flakes'
    ];
    const unmeasured = surfaces.flatMap((surface)=>sources.map((source)=>({
                source,
                surface,
                reason
            })));
    return {
        samples: [],
        unmeasured
    };
}
