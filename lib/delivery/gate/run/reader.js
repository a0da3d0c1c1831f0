"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readerOf", {
    enumerable: true,
    get: function() {
        return readerOf;
    }
});
const _usererror = require("../../../registry/user-error");
const _raw = require("./raw");
function readerOf(raw, unread) {
    return (kind, read)=>{
        const found = (0, _raw.documentOf)(raw, kind);
        if (!found) return undefined;
        try {
            return read(found.bytes);
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            unread.push({
                kind,
                reason: error.message
            });
            return undefined;
        }
    };
}
