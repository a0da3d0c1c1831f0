"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "samePerson", {
    enumerable: true,
    get: function() {
        return samePerson;
    }
});
const _githubname = require("../../registry/github-name");
function samePerson(left, right) {
    return left?.startsWith('user:') === true && (0, _githubname.isSameName)(left, right);
}
