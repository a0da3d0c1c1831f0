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
    get excludesAll () {
        return excludesAll;
    },
    get globsMeet () {
        return globsMeet;
    },
    get staticPrefix () {
        return staticPrefix;
    }
});
const SPECIAL = /[*?[\]{}()!+@|\\]/;
function staticPrefix(glob) {
    const segments = glob.split('/');
    const wild = segments.findIndex((segment)=>SPECIAL.test(segment));
    return wild === -1 ? segments : segments.slice(0, wild);
}
// Two segments with wildcards may match the same name unless what stands fixed before or after the wildcards differs.
function segmentsMeet(left, right) {
    if (!SPECIAL.test(left) && !SPECIAL.test(right)) return left === right;
    const before = (text)=>text.slice(0, Math.max(0, text.search(SPECIAL))) || (SPECIAL.test(text) ? '' : text);
    const after = (text)=>/[^*?[\]{}()!+@|\\]*$/.exec(text)?.[0] ?? '';
    const [leftStart, rightStart] = [
        before(left),
        before(right)
    ];
    const [leftEnd, rightEnd] = [
        after(left),
        after(right)
    ];
    return (leftStart.startsWith(rightStart) || rightStart.startsWith(leftStart)) && (leftEnd.endsWith(rightEnd) || rightEnd.endsWith(leftEnd));
}
function globsMeet(left, right) {
    const a = left.split('/');
    const b = right.split('/');
    // meets[j] = whether a's segments from the current one on and b's from j on can match the same path.
    let next = [];
    for(let i = a.length; i >= 0; i -= 1){
        const meets = [];
        for(let j = b.length; j >= 0; j -= 1){
            const [x, y] = [
                a[i],
                b[j]
            ];
            if (x === undefined && y === undefined) meets[j] = true;
            else if (x === '**') meets[j] = Boolean(next[j] || y !== undefined && meets[j + 1]);
            else if (y === '**') meets[j] = Boolean(meets[j + 1] || x !== undefined && next[j]);
            else meets[j] = x !== undefined && y !== undefined && Boolean(next[j + 1]) && segmentsMeet(x, y);
        }
        next = meets;
    }
    return next[0] === true;
}
function excludesAll(exclusion, glob) {
    if (exclusion === glob) return true;
    if (!exclusion.endsWith('/**')) return false;
    const folder = exclusion.slice(0, -'/**'.length).split('/');
    const prefix = staticPrefix(glob);
    return folder.every((segment, index)=>!SPECIAL.test(segment) && prefix[index] === segment);
}
