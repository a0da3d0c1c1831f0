/** A sorted copy, by code units of what `by` gives: the same on every machine, whatever its locale. */ "use strict";
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
    get sortedBy () {
        return sortedBy;
    },
    get sortedSet () {
        return sortedSet;
    }
});
function sortedBy(items, by) {
    // Asked once for each, not at every comparison: it may put its answer together.
    const keyed = Array.from(items, (item)=>({
            item,
            key: by(item)
        }));
    keyed.sort((left, right)=>left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
    return keyed.map(({ item })=>item);
}
function sortedSet(items) {
    return sortedBy(new Set(items), (item)=>item);
}
