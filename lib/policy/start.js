"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startPolicies", {
    enumerable: true,
    get: function() {
        return startPolicies;
    }
});
const _nodemodule = /*#__PURE__*/ _interop_require_default(require("node:module"));
const _policy = require("@pulumi/policy");
const _usererror = require("../registry/user-error");
const _engine = require("./adapters/engine");
const _guardedserver = require("./adapters/guarded-server");
const _rules = require("./rules");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
// The engine starts the program when it knows the policies: what reads documents is loaded beside that, not before. And
// it shows an error of a check, while of one at start it only says that the pack did not start.
const reading = ()=>require('./reading');
function withOwn(own) {
    const all = [
        ..._rules.rules,
        ...own
    ];
    const twice = all.find(({ code }, index)=>all.findIndex((other)=>other.code === code) !== index);
    if (twice) throw new _usererror.UserError(`two policy rules have the code "${twice.code}"`, {
        allowed: 'a code of its own'
    });
    return all;
}
function startPolicies({ folder, rules: own = [] }) {
    const all = withOwn(own);
    const policies = (0, _engine.enginePolicies)(all, (stack)=>reading().policyOf(folder, stack));
    (0, _guardedserver.startGuarded)(new Map(all.map(({ code, level })=>[
            code,
            level
        ])), ()=>new _policy.PolicyPack('causeway', {
            policies,
            enforcementLevel: 'mandatory'
        }), ()=>{
        reading().readAhead(folder, process.env['PULUMI_STACK']);
        // The engine ends a pack by killing it: nothing would be kept at the end of the process. An older Node keeps nothing.
        _nodemodule.default.flushCompileCache?.();
    });
}
