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
    get placesByOffset () {
        return placesByOffset;
    },
    get placesByPointer () {
        return placesByPointer;
    }
});
const _jsoncparser = require("jsonc-parser");
const _problem = require("../problem");
function placesByOffset(text) {
    let starts;
    return (offset)=>{
        starts ??= [
            0,
            ...Array.from(text.matchAll(/\n/g), ({ index })=>index + 1)
        ];
        let low = 0;
        let high = starts.length;
        while(high - low > 1){
            const middle = low + high >> 1;
            if ((starts[middle] ?? 0) <= offset) low = middle;
            else high = middle;
        }
        return {
            line: low + 1,
            column: offset - (starts[low] ?? 0) + 1
        };
    };
}
function placesByPointer(text) {
    let tree;
    const placeOf = placesByOffset(text);
    return (pointer, at = 'value')=>{
        tree ??= (0, _jsoncparser.parseTree)(text);
        if (!tree) return {
            line: 1,
            column: 1
        };
        let node = tree;
        const path = (0, _problem.pointerPath)(pointer);
        for (const [depth, part] of path.entries()){
            const child = (0, _jsoncparser.findNodeAtLocation)(node, [
                node.type === 'array' ? Number(part) : part
            ]);
            if (!child) break;
            const isLast = depth === path.length - 1;
            node = isLast && at === 'key' && child.parent?.type === 'property' ? child.parent : child;
        }
        return placeOf(node.offset);
    };
}
