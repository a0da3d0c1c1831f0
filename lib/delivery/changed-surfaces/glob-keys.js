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
    get globKeys () {
        return globKeys;
    },
    get gramsOf () {
        return gramsOf;
    }
});
const _globs = require("../../registry/globs");
function gramsOf(text) {
    return Array.from({
        length: Math.max(0, text.length - 2)
    }, (_, at)=>text.slice(at, at + 3));
}
// Escapes, quotes, classes, extended globs, ranges and three stars, negation and a bare `|`: there picomatch's pattern can
// ask for something else than what is written (after a range or three stars it leaves dots and pluses unescaped).
const UNSURE = /[\\"[\]()|]|\.\.|\*\*\*|^!/;
/** A glob with its braces, of whose parts one is enough, put out of sight; undefined where nothing is sure. */ function certainPart(glob) {
    if (UNSURE.test(glob)) return undefined;
    let depth = 0;
    let certain = '';
    for (const character of glob){
        if (character === '{') depth += 1;
        else if (character === '}') {
            depth -= 1;
            if (depth < 0) return undefined;
            certain += '*';
        } else if (depth === 0) certain += character;
    }
    return depth === 0 ? certain : undefined;
}
function globKeys(glob) {
    const certain = certainPart(glob);
    if (certain === undefined) return undefined;
    const parts = certain.split('/');
    // picomatch leaves "./" away and has rules of its own for "..".
    if (parts.some((part)=>part === '' || part === '.' || part === '..')) return undefined;
    const literal = parts.filter((part)=>!/[*?!+@]/.test(part));
    const pieces = parts.flatMap((part)=>part.split(/[*?!+@]/));
    return {
        folder: (0, _globs.staticPrefix)(certain).join('/'),
        segments: literal,
        grams: pieces.flatMap(gramsOf)
    };
}
