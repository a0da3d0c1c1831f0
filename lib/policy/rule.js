"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "appliesTo", {
    enumerable: true,
    get: function() {
        return appliesTo;
    }
});
function appliesTo(rule, type) {
    return rule.types === 'every' || rule.types.includes(type);
}
