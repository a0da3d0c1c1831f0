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
    get problemLines () {
        return problemLines;
    },
    get requireFilled () {
        return requireFilled;
    }
});
const _usererror = require("../../registry/user-error");
function problemLines(file, problems) {
    return problems.map(({ line, message })=>`${file}:${line}: ${message}`);
}
function requireFilled(document, file, template) {
    if (document.ok) return document;
    const [first] = document.problems;
    throw new _usererror.UserError([
        'the document is not filled in',
        ...problemLines(file, document.problems)
    ].join('\n  '), {
        place: `${file}:${first.line}`,
        allowed: `a filled copy of ${template}; nothing was written`
    });
}
