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
    get lines () {
        return lines;
    },
    get table () {
        return table;
    }
});
const _clitable3 = /*#__PURE__*/ _interop_require_default(require("cli-table3"));
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function table(head, rows) {
    const drawn = new _clitable3.default({
        head: [
            ...head
        ],
        style: {
            head: [],
            border: [],
            compact: false
        }
    });
    for (const row of rows)drawn.push([
        ...row
    ]);
    return drawn.toString();
}
function lines(values) {
    return [
        ...values
    ].join('\n') || '–';
}
