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
    get nextNumber () {
        return nextNumber;
    },
    get takeId () {
        return takeId;
    }
});
function takeId(world) {
    world.nextId += 1;
    return world.nextId;
}
function nextNumber({ pulls, issues }) {
    return Math.max(0, ...Object.keys(pulls).map(Number), ...Object.keys(issues).map(Number)) + 1;
}
