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
    get reachable () {
        return reachable;
    },
    get shapeProblems () {
        return shapeProblems;
    }
});
function targets({ edges }) {
    const next = new Map();
    for (const { from, to } of edges){
        const known = next.get(from);
        if (known) known.push(to);
        else next.set(from, [
            to
        ]);
    }
    return next;
}
function reachable({ root, edges }) {
    const next = targets({
        edges
    });
    const seen = new Set([
        root
    ]);
    for (const id of seen)for (const to of next.get(id) ?? [])seen.add(to);
    return seen;
}
function cycleAt({ nodes, edges }) {
    const waiting = new Map(nodes.map(({ id })=>[
            id,
            0
        ]));
    for (const { to } of edges)waiting.set(to, (waiting.get(to) ?? 0) + 1);
    const free = [
        ...waiting
    ].filter(([, count])=>count === 0).map(([id])=>id);
    const next = targets({
        edges
    });
    for(let id = free.pop(); id !== undefined; id = free.pop()){
        waiting.delete(id);
        for (const to of next.get(id) ?? []){
            const left = (waiting.get(to) ?? 0) - 1;
            waiting.set(to, left);
            if (left === 0) free.push(to);
        }
    }
    return waiting.keys().next().value;
}
function shapeProblems(lineage) {
    const names = new Map(lineage.nodes.map(({ id, name })=>[
            id,
            name
        ]));
    const problems = [];
    if (names.size < lineage.nodes.length) problems.push('a node stands there twice');
    if (!names.has(lineage.root)) problems.push('the root is no node');
    for (const { from, to, rel } of lineage.edges){
        const gone = [
            from,
            to
        ].find((id)=>!names.has(id));
        if (gone !== undefined) problems.push(`an edge (${rel}) has an end that is no node: ${gone}`);
    }
    const seen = reachable(lineage);
    for (const [id, name] of names)if (!seen.has(id)) problems.push(`an orphan: nothing leads to ${name} (${id})`);
    const cycle = cycleAt(lineage);
    if (cycle !== undefined) problems.push(`a cycle goes through ${names.get(cycle) ?? cycle}`);
    return problems;
}
