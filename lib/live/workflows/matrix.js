"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "expandMatrix", {
    enumerable: true,
    get: function() {
        return expandMatrix;
    }
});
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isPlain(value) {
    return typeof value === 'string' ? !value.includes('${{') : typeof value === 'number' || typeof value === 'boolean';
}
function combinationOf(value) {
    if (!isRecord(value) || !Object.values(value).every(isPlain)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([key, each])=>[
            key,
            String(each)
        ]));
}
function combinations(value) {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return undefined;
    const read = value.map(combinationOf);
    return read.every((each)=>each !== undefined) ? read : undefined;
}
function product(axes) {
    const entries = Object.entries(axes);
    if (entries.length === 0) return [];
    return entries.reduce((made, [axis, values])=>made.flatMap((each)=>values.map((value)=>({
                    ...each,
                    [axis]: String(value)
                }))), [
        {}
    ]);
}
function covers(whole, part) {
    return Object.entries(part).every(([key, value])=>whole[key] === value);
}
function expandMatrix(matrix) {
    if (matrix === undefined || matrix === null) return 'none';
    if (!isRecord(matrix)) return 'dynamic';
    const { include, exclude, ...axes } = matrix;
    const [added, left] = [
        combinations(include),
        combinations(exclude)
    ];
    const lists = Object.fromEntries(Object.entries(axes).flatMap(([axis, values])=>Array.isArray(values) && values.every(isPlain) ? [
            [
                axis,
                values
            ]
        ] : []));
    if (!added || !left || Object.keys(lists).length < Object.keys(axes).length) return 'dynamic';
    const names = Object.keys(lists);
    let made = product(lists).filter((each)=>!left.some((part)=>covers(each, part)));
    for (const extra of added){
        const fits = (each)=>names.every((name)=>!Object.hasOwn(extra, name) || each[name] === extra[name]);
        const extended = made.filter((each)=>names.some((name)=>Object.hasOwn(each, name)) && fits(each));
        made = extended.length > 0 ? made.map((each)=>extended.includes(each) ? {
                ...each,
                ...extra
            } : each) : [
            ...made,
            extra
        ];
    }
    return made;
}
