"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "MAX_BUNDLE_BYTES", {
    enumerable: true,
    get: function() {
        return MAX_BUNDLE_BYTES;
    }
});
const MAX_BUNDLE_BYTES = 512 * 1024 * 1024;
