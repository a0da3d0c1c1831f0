/** Any JSON value. */ "use strict";
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
    get applyPatch () {
        return applyPatch;
    },
    get isObject () {
        return isObject;
    }
});
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parse(pointer) {
    if (!pointer.startsWith('/')) throw new Error(`a path is a JSON pointer and begins with '/': '${pointer}'`);
    return pointer.slice(1).split('/').map((part)=>part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
function child(parent, key, pointer) {
    const value = Array.isArray(parent) ? parent[Number(key)] : isObject(parent) ? parent[key] : undefined;
    if (value === undefined) throw new Error(`nothing stands at '${key}' of '${pointer}'`);
    return value;
}
function applyPatch(document, steps) {
    for (const step of steps){
        const keys = parse(step.path);
        const last = keys.pop() ?? '';
        if (last === '__proto__' || keys.includes('__proto__')) throw new Error(`'${step.path}' is no place in a world`);
        const parent = keys.reduce((at, key)=>child(at, key, step.path), document);
        if (step.op !== 'add') child(parent, last, step.path);
        if (Array.isArray(parent)) {
            const index = last === '-' ? parent.length : Number(last);
            const removed = step.op === 'add' ? 0 : 1;
            parent.splice(index, removed, ...step.op === 'remove' ? [] : [
                step.value
            ]);
        } else if (isObject(parent)) {
            if (step.op === 'remove') delete parent[last];
            else parent[last] = step.value;
        } else throw new Error(`'${step.path}' is not inside an object or a list`);
    }
}
