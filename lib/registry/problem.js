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
    get describeProblem () {
        return describeProblem;
    },
    get oneOf () {
        return oneOf;
    },
    get pointer () {
        return pointer;
    },
    get pointerPath () {
        return pointerPath;
    }
});
const _secretlooking = require("./secret-looking");
function pointer(...path) {
    let text = '';
    for (const part of path)text += `/${escaped(String(part))}`;
    return text;
}
// Nearly no key has anything to escape, and every rule makes a pointer for all that it looks at.
function escaped(key) {
    if (!key.includes('~') && !key.includes('/')) return key;
    return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
function pointerPath(text) {
    return text.split('/').slice(1).map((part)=>part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
function oneOf(values) {
    const shown = [
        ...values
    ].map(_secretlooking.showValue);
    if (shown.length > 20) return `${shown.slice(0, 20).join(', ')} and ${shown.length - 20} more`;
    return shown.length < 2 ? shown[0] ?? 'nothing' : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
function describeProblem(file, problem) {
    const { line, column, level, code, message, allowed } = problem;
    return `${file}:${line}:${column}: ${level} ${code}: ${message}${allowed ? ` (allowed: ${allowed})` : ''}`;
}
