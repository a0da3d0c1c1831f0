"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "codeOwnersOf", {
    enumerable: true,
    get: function() {
        return codeOwnersOf;
    }
});
const _picomatch = /*#__PURE__*/ _interop_require_default(require("picomatch"));
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
// A pattern with a slash before its end begins at the root; a name alone is found anywhere; a folder owns what is in it.
function globsOf(pattern) {
    const path = pattern.replaceAll('\\ ', ' ');
    const isRooted = path.slice(0, -1).includes('/');
    const glob = isRooted ? path.replace(/^\//, '') : `**/${path}`;
    return glob.endsWith('/') ? [
        `${glob}**`
    ] : [
        glob,
        `${glob}/**`
    ];
}
function codeOwnersOf(codeowners, path) {
    const lastFirst = codeowners.split(/\r?\n/).map((line)=>line.trim()).filter((line)=>line !== '' && !line.startsWith('#')).map((line)=>line.split(/(?<!\\)\s+/)).reverse();
    const match = lastFirst.find(([pattern = ''])=>(0, _picomatch.default)(globsOf(pattern), {
            dot: true
        })(path));
    return match?.slice(1) ?? [];
}
