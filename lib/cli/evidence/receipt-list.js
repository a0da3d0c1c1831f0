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
    get listReceipts () {
        return listReceipts;
    },
    get receiptSummary () {
        return receiptSummary;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _receipt = require("../../evidence/receipts/receipt");
const _selectors = require("../../registry/selectors");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _tables = require("../print/tables");
function receiptSummary({ id, statement, time, signer, path }) {
    const { predicate, subjects } = statement;
    const { sequence, surface, tier, outcome, cause, finishedAt } = predicate;
    const said = {
        sequence,
        surface,
        tier,
        outcome,
        cause,
        finishedAt,
        commit: subjects.commit,
        bundle: subjects.bundle
    };
    return {
        id,
        ...said,
        signedAt: time.toISOString(),
        signer: signer.id,
        path
    };
}
function row({ statement, time, signer }) {
    const { surface, tier, sequence, outcome, cause, bundleDigest } = statement.predicate;
    const commit = (statement.subjects.commit ?? '').slice(0, 12);
    return [
        surface,
        tier,
        String(sequence),
        outcome,
        cause,
        commit,
        bundleDigest.slice(0, 19),
        time.toISOString(),
        signer.id
    ];
}
const HEAD = [
    'surface',
    'tier',
    '#',
    'outcome',
    'cause',
    'commit',
    'bundle',
    'signed',
    'by'
];
async function listReceipts(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const { registry, common } = desk;
    const places = registry.surfaces.flatMap((surface)=>(0, _selectors.tiersOf)(registry, surface).map(({ id })=>({
                surface: surface.id,
                tier: id
            })));
    const { surface: only, tier: onTier } = flags;
    const asked = places.filter(({ surface, tier })=>(only ?? surface) === surface && (onTier ?? tier) === tier);
    if (asked.length === 0) (0, _evidencedesk.requirePlace)(registry, only ?? '', onTier ?? '');
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const chains = asked.map((place)=>({
            ...place,
            chain: (0, _chain.receiptChain)(book, place.surface, place.tier),
            receipts: (0, _receipt.receiptsOf)(book, place.surface, place.tier)
        }));
    if (common.json) {
        const shown = chains.map(({ chain, receipts, ...place })=>({
                ...place,
                whole: chain.ok,
                ...chain.ok ? {} : {
                    reason: chain.reason
                },
                receipts: receipts.map(receiptSummary)
            }));
        (0, _common.printJson)(context, {
            schema: 'causeway/receipts/v1',
            head: book.head,
            refused: book.refused,
            chains: shown
        });
    } else {
        const rows = chains.flatMap(({ receipts })=>receipts.map(row));
        context.print(rows.length === 0 ? 'no receipts' : (0, _tables.table)(HEAD, rows));
        for (const { chain } of chains)if (!chain.ok) context.print(`not whole: ${chain.reason}`);
        for (const { path, reason } of book.refused)context.print(`counts for nothing: ${path}: ${reason}`);
    }
    context.exit(chains.every(({ chain })=>chain.ok) ? 0 : 1);
}
