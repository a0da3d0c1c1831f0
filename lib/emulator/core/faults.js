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
    get Fault () {
        return Fault;
    },
    get FaultPlan () {
        return FaultPlan;
    },
    get spoil () {
        return spoil;
    }
});
const _zod = require("zod");
const _json = require("./json");
const Fault = _zod.z.strictObject({
    /** `status` answers with that error; `secondary-rate-limit` is GitHub's 403 with Retry-After; `drop` cuts the connection. */ kind: _zod.z.enum([
        'status',
        'secondary-rate-limit',
        'drop',
        'delay',
        'truncate',
        'omit',
        'insert'
    ]),
    /** HTTP method; default any. */ method: _zod.z.string().optional(),
    /** Regular expression over the path without prefix and query; default any. */ path: _zod.z.string().optional(),
    /** First matching request, counted from 1 since the fault was added, that is disturbed. Default 1. */ nth: _zod.z.int().min(1).optional(),
    /** How many matching requests in a row are disturbed. Default 1. */ times: _zod.z.int().min(1).optional(),
    /** The request takes effect first, and only its answer is disturbed (`status` and `drop`). Default false. */ late: _zod.z.boolean().optional(),
    status: _zod.z.union([
        403,
        404,
        409,
        422,
        429,
        500,
        502
    ].map((status)=>_zod.z.literal(status))).optional(),
    message: _zod.z.string().optional(),
    retryAfterSeconds: _zod.z.number().min(0).optional(),
    delayMs: _zod.z.number().min(0).optional(),
    /** `truncate`: how many items of the list are left. Default 0. */ keep: _zod.z.int().min(0).optional(),
    /** `omit`: the member left out of the answer, dotted (`protection_rules.0.reviewers`). `insert`: the list; default the answer. */ field: _zod.z.string().optional(),
    /**
     * `insert`: put at the end of a list after the answer was validated: what the vendor's document does not know yet, such
     * as a rule of the future. The request is recorded as disturbed.
     */ value: _zod.z.unknown().optional()
}).refine((fault)=>fault.kind !== 'status' || fault.status !== undefined, 'a status fault needs a status').refine((fault)=>fault.kind !== 'omit' || fault.field !== undefined, 'an omit fault needs a field').refine((fault)=>fault.kind !== 'insert' || fault.value !== undefined, 'an insert fault needs a value');
let FaultPlan = class FaultPlan {
    #planned = [];
    /** Adds a fault; throws a ZodError when it makes no sense. */ add(fault) {
        this.#planned.push({
            fault: Fault.parse(fault),
            seen: 0
        });
    }
    clear() {
        this.#planned.length = 0;
    }
    /** Counts a request against every fault that matches it and returns those that are due. */ due(method, path) {
        return this.#planned.filter(({ fault })=>fault.method === undefined || fault.method.toUpperCase() === method).filter(({ fault })=>fault.path === undefined || new RegExp(fault.path).test(path)).filter((planned)=>{
            planned.seen += 1;
            const first = planned.fault.nth ?? 1;
            return planned.seen >= first && planned.seen < first + (planned.fault.times ?? 1);
        }).map(({ fault })=>fault);
    }
};
function truncated(body, keep) {
    if (Array.isArray(body)) return body.slice(0, keep);
    if (!(0, _json.isObject)(body)) return body;
    return Object.fromEntries(Object.entries(body).map(([key, value])=>[
            key,
            Array.isArray(value) ? value.slice(0, keep) : value
        ]));
}
function without(body, keys) {
    const [key, ...rest] = keys;
    if (key === undefined) return body;
    if (Array.isArray(body)) return body.map((item, index)=>String(index) === key ? without(item, rest) : item);
    if (!(0, _json.isObject)(body)) return body;
    const { [key]: value, ...others } = body;
    return rest.length === 0 || value === undefined ? others : {
        ...others,
        [key]: without(value, rest)
    };
}
function within(body, keys, value) {
    const [key, ...rest] = keys;
    if (key === undefined) return Array.isArray(body) ? [
        ...body,
        value
    ] : body;
    if (Array.isArray(body)) return body.map((item, index)=>String(index) === key ? within(item, rest, value) : item);
    return (0, _json.isObject)(body) ? {
        ...body,
        [key]: within(body[key], rest, value)
    } : body;
}
function spoil(body, faults) {
    return faults.reduce((now, fault)=>{
        if (fault.kind === 'truncate') return truncated(now, fault.keep ?? 0);
        if (fault.kind === 'omit') return without(now, (fault.field ?? '').split('.'));
        if (fault.kind === 'insert') return within(now, fault.field?.split('.') ?? [], fault.value);
        return now;
    }, body);
}
