"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "plainValue", {
    enumerable: true,
    get: function() {
        return plainValue;
    }
});
const PRINTABLE = /^[ -~]+$/;
// Beside these two an escape may write anything: a control character, half of a surrogate pair, a key in disguise.
const ESCAPE = /\\[^"\\]/;
function plainValue(text, reserved) {
    if (!PRINTABLE.test(text) || ESCAPE.test(text)) return undefined;
    for (const key of reserved)if (text.includes(`"${key}"`)) return undefined;
    try {
        const value = JSON.parse(text);
        return JSON.stringify(value) === text ? {
            value
        } : undefined;
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}
