"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "layoutOf", {
    enumerable: true,
    get: function() {
        return layoutOf;
    }
});
const _sorted = require("../../plan/sorted");
const _shape = require("./shape");
const ORDER = [
    'decision',
    'check',
    'receipt',
    'artifact',
    'approval',
    'waiver',
    'input',
    'policy',
    'registry',
    'bundle'
];
// The decision consumes every input; drawn are the ways through checks, and what leads on from there.
function drawnEdges({ root, edges }) {
    const through = edges.filter(({ from, rel })=>from !== root || rel === 'decides');
    const seen = (0, _shape.reachable)({
        root,
        edges: [
            ...through
        ]
    });
    return through.filter(({ from })=>seen.has(from));
}
function columns(root, edges, count) {
    const column = new Map([
        [
            root,
            0
        ]
    ]);
    // As many rounds as the longest way can have steps; a cycle ends there too.
    for(let round = 0, moved = true; moved && round < count; round += 1){
        moved = false;
        for (const { from, to } of edges){
            const next = (column.get(from) ?? 0) + 1;
            if (next > count || next <= (column.get(to) ?? 0)) continue;
            column.set(to, next);
            moved = true;
        }
    }
    return column;
}
// Beside what leads to it: lines stay short and cross less.
function meanRow(id, edges, rows) {
    const before = edges.flatMap(({ from, to })=>to === id ? rows.get(from) ?? [] : []);
    return before.length === 0 ? 0 : before.reduce((sum, row)=>sum + row, 0) / before.length;
}
function layoutOf(lineage) {
    const edges = drawnEdges(lineage);
    const column = columns(lineage.root, edges, lineage.nodes.length);
    const drawn = lineage.nodes.filter(({ id })=>column.has(id));
    const place = ({ kind, name, id })=>`${String(ORDER.indexOf(kind)).padStart(2, '0')} ${name} ${id}`;
    const rows = new Map();
    const placed = [];
    for(let at = 0; placed.length < drawn.length; at += 1){
        const here = (0, _sorted.sortedBy)(drawn.filter(({ id })=>column.get(id) === at), place).map((node)=>({
                node,
                wanted: meanRow(node.id, edges, rows)
            }));
        let next = 0;
        for (const { node, wanted } of here.sort((left, right)=>left.wanted - right.wanted)){
            const row = Math.max(next, Math.round(wanted));
            next = row + 1;
            rows.set(node.id, row);
            placed.push({
                node,
                column: at,
                row
            });
        }
    }
    return {
        placed,
        edges,
        leftOut: lineage.nodes.length - drawn.length
    };
}
