/** Why a statement counts for nothing. The parts of a verification throw it; `verifyStatement` alone catches it. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Refusal", {
    enumerable: true,
    get: function() {
        return Refusal;
    }
});
let Refusal = class Refusal extends Error {
};
