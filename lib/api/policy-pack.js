// What `@causeway-deploy/causeway/policy-pack` hands out; a pack requires it first, before anything of Pulumi's.
"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startPolicies", {
    enumerable: true,
    get: function() {
        return _start.startPolicies;
    }
});
require("../bin/engine.js");
const _start = require("../policy/start");
