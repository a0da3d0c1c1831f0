"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "containersOf", {
    enumerable: true,
    get: function() {
        return containersOf;
    }
});
const _nodepath = require("node:path");
const IMAGE = /^(?:(?:Docker|Container)file(?:\..+)?|.+\.(?:docker|container)file)$/i;
const IGNORE = /\.dockerignore$/i;
const COMPOSITION = /^(?:docker-)?compose\.ya?ml$/;
function containersOf(files) {
    const named = (pattern)=>files.map(({ path })=>path).filter((path)=>pattern.test(_nodepath.posix.basename(path)) && !IGNORE.test(path));
    const found = {
        images: named(IMAGE),
        compositions: named(COMPOSITION)
    };
    return found.images.length + found.compositions.length > 0 ? found : undefined;
}
