"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "LEAF_WORKFLOW", {
    enumerable: true,
    get: function() {
        return LEAF_WORKFLOW;
    }
});
const LEAF_WORKFLOW = '.github/workflows/deploy.yml';
