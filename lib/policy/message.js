"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "messageOf", {
    enumerable: true,
    get: function() {
        return messageOf;
    }
});
function messageOf(rule, { what, pointer }) {
    return [
        `${rule.title}: ${what}`,
        `  registry: ${pointer === '' ? '(the whole)' : pointer}`,
        `  why: ${rule.why}`,
        `  fix: ${rule.fix}`,
        `  docs: ${rule.docs}`
    ].join('\n');
}
