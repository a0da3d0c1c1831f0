"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "sloFamily", {
    enumerable: true,
    get: function() {
        return sloFamily;
    }
});
const _selectors = require("../../../registry/selectors");
const _evaluate = require("../../slo/evaluate");
const _history = require("../../slo/history");
const _load = require("../../slo/load");
const _metrics = require("../../slo/metrics");
const _metricsfile = require("../../slo/metrics-file");
function sloFamily(read, { request, registry, book, now }) {
    const tier = (0, _selectors.findTier)(registry, request.tier);
    const uri = registry.slo;
    if (!tier || uri === undefined) return undefined;
    const policy = read('slo-policy', (bytes)=>(0, _load.parseSloPolicy)(bytes, uri, registry));
    if (!policy) return undefined;
    const from = tier.promotesFrom ?? tier.id;
    const { surfaces, commit } = request;
    const measured = (0, _metrics.measure)(book, from, surfaces);
    const handed = read('metrics', (bytes)=>(0, _metricsfile.parseMetrics)(bytes, '--metrics', policy.value, from));
    const { facts } = (0, _evaluate.evaluateSlo)({
        policy: policy.value,
        profile: request.stricter.profile ?? tier.gate.profile,
        stage: tier.id,
        surfaces,
        commit,
        samples: [
            ...measured.samples,
            ...handed?.samples ?? []
        ],
        unmeasured: measured.unmeasured,
        history: (0, _history.sloHistory)(book, tier.id),
        now
    });
    return {
        policy: {
            uri,
            digest: policy.digest
        },
        facts
    };
}
