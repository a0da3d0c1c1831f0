"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "changedSinceReceipts", {
    enumerable: true,
    get: function() {
        return changedSinceReceipts;
    }
});
const _commit = require("../../evidence/git/commit");
const _chain = require("../../evidence/receipts/chain");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _changedpaths = require("./changed-paths");
const _changedsurfaces = require("./changed-surfaces");
function baseOf(registry, book, surface) {
    const [first] = (0, _selectors.tiersOf)(registry, surface);
    if (!first) return null;
    const chain = (0, _chain.receiptChain)(book, surface.id, first.id);
    if (chain.ok) return (0, _chain.lastSucceeded)(chain.receipts)?.statement.subjects.commit ?? null;
    throw new _usererror.UserError(`when ${surface.id} was last released cannot be told: ${chain.reason}`, {
        place: '--base',
        allowed: 'whole receipts on the evidence branch, or --base COMMIT',
        exitCode: 3
    });
}
function pathsSince(repository, base, head) {
    try {
        (0, _commit.requireCommit)(repository, base, 'the last receipt');
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        // No mistake of the person's: the history was cut or rewritten since.
        throw new _usererror.UserError(error.message, {
            place: 'the last receipt',
            allowed: 'a full clone, or --base',
            exitCode: 3
        });
    }
    return (0, _changedpaths.changedPaths)(repository, base, head);
}
function changedSinceReceipts(registry, surfaces, book, repository, head) {
    (0, _commit.requireWholeRepository)(repository);
    (0, _commit.requireCommit)(repository, head, '--head');
    const bases = new Map(surfaces.map((surface)=>[
            surface.id,
            baseOf(registry, book, surface)
        ]));
    const since = new Map();
    for (const base of bases.values()){
        if (base === null || since.has(base)) continue;
        since.set(base, (0, _changedsurfaces.changedSurfaces)(surfaces, pathsSince(repository, base, head), registry.unmatchedPaths));
    }
    const all = [
        ...since.values()
    ];
    const union = (pick)=>[
            ...new Set(all.flatMap(pick))
        ];
    return {
        result: all.some(({ result })=>result === 'unmatched') ? 'unmatched' : 'ok',
        surfaces: surfaces.flatMap(({ id })=>{
            const base = bases.get(id) ?? null;
            if (base === null) return [
                {
                    id,
                    because: 'never-released',
                    paths: []
                }
            ];
            return since.get(base)?.surfaces.filter((each)=>each.id === id) ?? [];
        }),
        unmatched: union(({ unmatched })=>unmatched),
        excluded: union(({ excluded })=>excluded),
        unmatchedPaths: registry.unmatchedPaths,
        bases: Object.fromEntries(bases)
    };
}
