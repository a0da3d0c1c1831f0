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
    get originalOfRollback () {
        return originalOfRollback;
    },
    get planRollback () {
        return planRollback;
    }
});
const _approvalsuffix = require("../../delivery/promotion/approval-suffix");
const _approvers = require("../../delivery/rollback/approvers");
const _choose = require("../../delivery/rollback/choose");
const _drill = require("../../delivery/rollback/drill");
const _original = require("../../delivery/rollback/original");
const _report = require("../../delivery/rollback/report");
const _restorability = require("../../delivery/rollback/restorability");
const _chain = require("../../evidence/receipts/chain");
const _naming = require("../../registry/naming");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _rollbackdesk = require("./rollback-desk");
const PLAN_EXIT = {
    restorable: 0,
    gone: 1,
    unverified: 3
};
function lineOf({ bad, good, isNewest, state }) {
    const from = bad.statement.predicate.receiptId;
    const to = good.statement.predicate.receiptId;
    const which = isNewest ? 'the newest last known good' : 'an older release than the last known good';
    const how = {
        new: '',
        begun: '; it was begun before',
        done: '; it was done before'
    }[state];
    return `${from} → ${to} (${which}${how})`;
}
function chosen(flags, book) {
    if (flags.drill) return (0, _drill.drillChoice)(book, flags);
    const choice = (0, _choose.chooseRollback)(book, flags);
    if (choice.ok) return choice;
    const exitCode = choice.status === 'unverified' ? 3 : 1;
    throw new _usererror.UserError(choice.reason, {
        place: `${flags.surface} on ${flags.tier}`,
        allowed: 'causeway receipt list shows every receipt',
        exitCode
    });
}
/** The environments whose reviewers are asked, one for each person; those of what was done before are not. */ function asked(choice, flags, desk) {
    const { surface, tier } = (0, _rollbackdesk.placeOf)(flags, desk);
    const initiators = {
        logins: [],
        ids: []
    };
    const run = {
        runId: 0,
        runAttempt: 0
    };
    const question = {
        surface,
        tier,
        registry: desk.registry,
        choice,
        isAutomatic: false,
        run,
        initiators
    };
    const wanted = flags.drill ? {
        ...question,
        choice: {
            ...choice,
            isNewest: true
        }
    } : question;
    const count = choice.state === 'done' && !flags.drill ? 0 : (0, _approvers.approvalsWanted)(wanted);
    const names = (0, _naming.approvalEnvironmentNames)(desk.registry, tier, surface).slice(0, count);
    const reason = (0, _approvalsuffix.unaskable)(tier, names);
    if (reason !== undefined) throw new _usererror.UserError(reason, {
        place: '/naming',
        allowed: `${tier.id}-approval…`
    });
    return names;
}
async function planRollback(flags, desk, context) {
    (0, _rollbackdesk.requireReceiptId)(flags.to);
    const place = (0, _rollbackdesk.placeOf)(flags, desk);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const choice = chosen(flags, book);
    const target = await (0, _rollbackdesk.reachWith)(flags, desk, place, context)();
    const chain = (0, _chain.receiptChain)(book, flags.surface, flags.tier);
    const receipts = chain.ok ? chain.receipts : [];
    const ownAddress = (0, _rollbackdesk.addressesWith)(place, context);
    const restorability = await (0, _restorability.askRestorable)(choice.good, {
        target,
        ownAddress,
        receipts
    });
    const environments = asked(choice, flags, desk);
    const approvals = environments.length;
    const original = (0, _original.originalDecision)(book, choice, flags.tier) ?? null;
    const { isNewest, state } = choice;
    if (desk.common.json) {
        (0, _common.printJson)(context, {
            ...{
                schema: 'causeway/rollback-plan/v1',
                surface: flags.surface,
                tier: flags.tier
            },
            ...{
                bad: (0, _report.nameOf)(choice.bad),
                good: (0, _report.nameOf)(choice.good),
                isNewest,
                state,
                restorability,
                approvals
            },
            ...{
                environments,
                suffixes: environments.map((each)=>(0, _approvalsuffix.approvalSuffix)(place.tier, each) ?? ''),
                original
            }
        });
    } else {
        context.print(lineOf(choice));
        context.print(`  ${restorability.status}${'reason' in restorability ? `: ${restorability.reason}` : ''}`);
        context.print(`  approvals of people who do not set it going: ${approvals}`);
        context.print(`  original decision: ${original?.decisionDigest ?? 'none: the first tier needs none'}`);
    }
    context.exit(PLAN_EXIT[restorability.status]);
}
function whose(original) {
    if (!original) return 'no decision let it through: the first tier needs none';
    return original.run ? `the run ${original.run.runId} decided it` : 'a key signed the decision: no run keeps its report';
}
async function originalOfRollback(flags, desk, context) {
    (0, _rollbackdesk.requireReceiptId)(flags.to);
    (0, _rollbackdesk.placeOf)(flags, desk);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const choice = (0, _choose.chooseRollback)(book, flags);
    if (!choice.ok && choice.status !== 'missing') {
        const exitCode = choice.status === 'unverified' ? 3 : 1;
        throw new _usererror.UserError(choice.reason, {
            place: `${flags.surface} on ${flags.tier}`,
            exitCode
        });
    }
    const original = choice.ok ? (0, _original.originalDecision)(book, choice, flags.tier) : undefined;
    const run = original?.run?.runId ?? null;
    const reason = choice.ok ? whose(original) : choice.reason;
    if (desk.common.json) (0, _common.printJson)(context, {
        schema: 'causeway/rollback-original/v1',
        run,
        reason
    });
    else context.print(`${run ?? 'none'}  ${reason}`);
}
