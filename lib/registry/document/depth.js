"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "tooDeepAt", {
    enumerable: true,
    get: function() {
        return tooDeepAt;
    }
});
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
function tooDeepAt(text, limit) {
    let depth = 0;
    let inString = false;
    for(let offset = 0; offset < text.length; offset += 1){
        const code = text.charCodeAt(offset);
        if (inString) {
            if (code === BACKSLASH) offset += 1;
            else if (code === QUOTE) inString = false;
        } else if (code === QUOTE) {
            inString = true;
        } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
            depth += 1;
            if (depth > limit) return offset;
        } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
            depth -= 1;
        }
    }
    return undefined;
}
