"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "unresolvedEvidence", {
    enumerable: true,
    get: function() {
        return unresolvedEvidence;
    }
});
function unresolved(evidence, registry, pointer) {
    if (evidence.kind === 'file') return [];
    const missing = (what, id, known)=>id === undefined || known.includes(id) ? [] : [
            {
                pointer: `${pointer}/${what}`,
                message: `there is no ${what} "${id}"`,
                allowed: known.join(', ')
            }
        ];
    const ids = (some)=>some.map(({ id })=>id);
    const { surface: id } = evidence;
    const here = missing('surface', id, ids(registry.surfaces));
    if (evidence.kind === 'statement') return [
        ...missing('tier', evidence.tier, ids(registry.tiers)),
        ...here
    ];
    // Only a check that a surface is asked for ever has a result on the evidence branch.
    const asked = registry.surfaces.filter((surface)=>id === undefined || surface.id === id);
    const checks = new Set(asked.flatMap(({ evidence: own, data })=>data ? [
            ...own,
            data.rehearsal
        ] : own));
    return here.length > 0 ? here : missing('check', evidence.check, [
        ...checks
    ].sort());
}
function unresolvedEvidence(items, registry) {
    return items.flatMap(({ criteria }, item)=>criteria.flatMap(({ evidence }, criterion)=>evidence.flatMap((each, at)=>unresolved(each, registry, `/items/${item}/criteria/${criterion}/evidence/${at}`))));
}
