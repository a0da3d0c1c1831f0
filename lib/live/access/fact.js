/** Whether more of a fact opens something (`grant`) or holds something back (`guard`). */ "use strict";
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
    get single () {
        return single;
    },
    get together () {
        return together;
    }
});
function single(sense, scope, group, added, removed) {
    return {
        sense,
        scope,
        group,
        target: '',
        added: ()=>added,
        removed: ()=>removed
    };
}
function together(parts) {
    return {
        facts: parts.flatMap(({ facts })=>facts),
        levels: parts.flatMap(({ levels })=>levels),
        scopes: new Map(parts.flatMap(({ scopes })=>[
                ...scopes
            ]))
    };
}
