"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "isCredentialStep", {
    enumerable: true,
    get: function() {
        return isCredentialStep;
    }
});
/** What of the GitHub provider's configuration says only by whom it asks; the bridge names an object's members by a path. */ const CREDENTIAL = /^(?:appAuth|token)(?:$|[.[])/;
function isCredentialStep(step) {
    const reasons = step.diffReasons ?? [];
    return step.op === 'update' && step.urn.split('::')[2] === 'pulumi:providers:github' && reasons.length > 0 && reasons.every((reason)=>CREDENTIAL.test(reason));
}
