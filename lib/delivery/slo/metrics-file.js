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
    get parseMetrics () {
        return parseMetrics;
    },
    get readMetricsFile () {
        return readMetricsFile;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
const _load = require("./load");
const _schema = require("./schema");
const MetricsFile = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:metrics:v1'),
    /** The tier on which it was measured. */ tier: _primitives.Id,
    samples: _zod.z.array(_zod.z.strictObject({
        metric: _primitives.Id,
        surface: _primitives.Id.optional(),
        value: _zod.z.number().min(0),
        unit: _schema.Metric.shape.unit,
        at: _parts.Time,
        /** What it was read from: the answer of the API or the log, by its digest. */ provenance: _zod.z.strictObject({
            name: _primitives.Text,
            digest: _parts.Digest
        })
    }))
});
function parseMetrics(bytes, shown, policy, tier) {
    const { value, digest } = (0, _load.parseDocument)(bytes, shown, MetricsFile);
    const refuse = (message, index, allowed)=>new _usererror.UserError(message, {
            place: `${shown}#/samples/${index}`,
            allowed
        });
    if (value.tier !== tier) {
        throw new _usererror.UserError(`it was measured on ${value.tier}`, {
            place: `${shown}#/tier`,
            allowed: tier
        });
    }
    const metrics = new Map(policy.metrics.filter(({ source })=>source === 'metrics-file').map((each)=>[
            each.id,
            each
        ]));
    const seen = new Set();
    const samples = value.samples.map(({ metric: id, surface, value: measured, unit, at }, index)=>{
        const metric = metrics.get(id);
        if (!metric) throw refuse(`no metric "${id}" is read from files`, index, [
            ...metrics.keys()
        ].join(', ') || 'none');
        if (metric.unit !== unit) throw refuse(`${id} is not measured in ${unit}`, index, metric.unit);
        if (metric.per === 'surface' !== (surface !== undefined)) {
            throw refuse(`${id} is measured per ${metric.per}`, index, metric.per === 'surface' ? 'a surface' : 'no surface');
        }
        const key = JSON.stringify([
            id,
            surface,
            at
        ]);
        if (seen.has(key)) throw refuse('the sample stands there twice', index, 'each measurement once');
        seen.add(key);
        const own = {
            source: 'metrics-file',
            metric: id,
            value: measured,
            at: new Date(at),
            evidence: [
                digest
            ]
        };
        return surface === undefined ? own : {
            ...own,
            surface
        };
    });
    return {
        digest,
        samples
    };
}
function readMetricsFile(path, shown, policy, tier) {
    return parseMetrics((0, _load.documentBytes)(path, shown), shown, policy, tier);
}
