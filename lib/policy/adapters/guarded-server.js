"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startGuarded", {
    enumerable: true,
    get: function() {
        return startGuarded;
    }
});
const _grpcjs = require("@grpc/grpc-js");
const _analyzer_pb = require("@pulumi/pulumi/proto/analyzer_pb");
const _usererror = require("../../registry/user-error");
const _frugal = require("./frugal");
const _outsidelevels = require("./outside-levels");
const LEVELS = {
    [_analyzer_pb.EnforcementLevel.ADVISORY]: 'advisory',
    [_analyzer_pb.EnforcementLevel.MANDATORY]: 'mandatory',
    [_analyzer_pb.EnforcementLevel.DISABLED]: 'disabled',
    [_analyzer_pb.EnforcementLevel.REMEDIATE]: 'remediate'
};
function levelsIn(request) {
    return [
        ...request.getPolicyconfigMap().entries()
    ].map(([name, config])=>({
            name,
            level: LEVELS[config.getEnforcementlevel()] ?? 'unknown',
            settings: Object.keys(config.getProperties()?.toJavaScript() ?? {})
        }));
}
/** Milliseconds in which an answer has left: what runs in the same moment would hold it back. */ const ANSWER_SENT = 50;
function guarded(configure, declared, afterwards) {
    return (call, callback)=>{
        try {
            (0, _outsidelevels.refuseOutsideLevels)(declared, levelsIn(call.request));
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            return callback({
                code: _grpcjs.status.INVALID_ARGUMENT,
                details: error.describe()
            });
        }
        return configure(call, (...answer)=>{
            callback(...answer);
            setTimeout(afterwards, ANSWER_SENT);
        });
    };
}
function startGuarded(declared, start, afterwards = ()=>{}) {
    const { addService } = _grpcjs.Server.prototype;
    let isGuarded = false;
    _grpcjs.Server.prototype.addService = function(service, implementation) {
        const { configure } = implementation;
        if (typeof configure !== 'function') return addService.call(this, service, implementation);
        isGuarded = true;
        const own = guarded(configure, declared, afterwards);
        return addService.call(this, (0, _frugal.frugalDefinition)(service), {
            ...(0, _frugal.frugal)(implementation),
            configure: own
        });
    };
    try {
        start();
    } finally{
        _grpcjs.Server.prototype.addService = addService;
    }
    if (!isGuarded) throw new Error('the policy pack was started without a guard on its configuration');
}
