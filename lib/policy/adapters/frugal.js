"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get frugal () {
        return frugal;
    },
    get frugalDefinition () {
        return frugalDefinition;
    }
});
const _analyzer_pb = require("@pulumi/pulumi/proto/analyzer_pb");
// The SDK unpacks properties for each policy anew, and copies what it unpacked before a policy sees it (deserialize.js).
function unpackOnce(properties) {
    if (properties === undefined) return;
    const unpack = properties.toJavaScript.bind(properties);
    let unpacked;
    properties.toJavaScript = ()=>{
        unpacked ??= unpack();
        return unpacked;
    };
}
function onceEach(resources) {
    for (const resource of resources){
        unpackOnce(resource.getProperties());
        unpackOnce(resource.getProvider()?.getProperties());
    }
}
function frugal(service) {
    const { analyze, analyzeStack } = service;
    if (!analyze || !analyzeStack) throw new Error('the policy SDK serves no Analyze or no AnalyzeStack');
    const analyzeOnce = (call, callback)=>{
        onceEach([
            call.request
        ]);
        return analyze(call, callback);
    };
    const analyzeStackOnce = (call, callback)=>{
        onceEach(call.request.getResourcesList());
        return analyzeStack(call, callback);
    };
    const unchanged = (_call, callback)=>callback(null, new _analyzer_pb.RemediateResponse());
    return {
        ...service,
        analyze: analyzeOnce,
        analyzeStack: analyzeStackOnce,
        remediate: unchanged
    };
}
function frugalDefinition(calls) {
    const { remediate } = calls;
    if (!remediate) throw new Error('the policy SDK defines no Remediate');
    return {
        ...calls,
        remediate: {
            ...remediate,
            requestDeserialize: (packed)=>packed
        }
    };
}
