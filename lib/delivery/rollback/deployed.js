"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "deployedBy", {
    enumerable: true,
    get: function() {
        return deployedBy;
    }
});
function deployedBy({ statement: { subjects, predicate } }) {
    return {
        deployId: predicate.target.deployId,
        commit: subjects.commit ?? ''
    };
}
