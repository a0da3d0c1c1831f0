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
    get reasonOf () {
        return reasonOf;
    },
    get shaped () {
        return shaped;
    },
    get unverified () {
        return unverified;
    }
});
function unverified(reason) {
    return {
        state: 'unverified',
        reason
    };
}
function shaped(schema, reading) {
    if (reading.state !== 'read') return reading;
    const parsed = schema.safeParse(reading.value);
    if (parsed.success) return {
        state: 'read',
        value: parsed.data
    };
    const at = parsed.error.issues.map(({ path })=>path.join('.') || '(root)').join(', ');
    return unverified(`the answer has another shape, at ${at}`);
}
function reasonOf(reading) {
    return reading.state === 'absent' ? '404: not there, or hidden from this credential' : reading.reason;
}
