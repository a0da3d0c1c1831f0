/** The provider that a resource is registered with. */ "use strict";
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
    get isRecord () {
        return isRecord;
    },
    get listOf () {
        return listOf;
    },
    get nameOfUrn () {
        return nameOfUrn;
    },
    get recordOf () {
        return recordOf;
    },
    get recordsOf () {
        return recordsOf;
    },
    get stackOfUrn () {
        return stackOfUrn;
    },
    get textOf () {
        return textOf;
    },
    get textsOf () {
        return textsOf;
    }
});
function textOf(record, key) {
    const value = record[key];
    return typeof value === 'string' ? value : undefined;
}
function listOf(record, key) {
    const value = record[key];
    return Array.isArray(value) ? value : [];
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function recordOf(record, key) {
    const value = record[key];
    return isRecord(value) ? value : {};
}
function recordsOf(record, key) {
    return listOf(record, key).filter(isRecord);
}
function textsOf(record, key) {
    return listOf(record, key).filter((value)=>typeof value === 'string');
}
function stackOfUrn(urn) {
    return /^urn:pulumi:([^:]+)::/.exec(urn)?.[1];
}
function nameOfUrn(urn) {
    return urn.split('::').slice(3).join('::');
}
