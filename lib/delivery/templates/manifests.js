"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "manifestsOf", {
    enumerable: true,
    get: function() {
        return manifestsOf;
    }
});
const _nodepath = require("node:path");
const KUSTOMIZATION = /^(?:kustomization\.ya?ml|Kustomization)$/;
const YAML = /\.ya?ml$/;
// Looked for line by line, not parsed: a manifest with a fault in it is one all the same, and is to fail.
const API_VERSION = /^apiVersion:\s*\S/m;
const KIND = /^kind:\s*\S/m;
const COMPONENT = /^kind:\s*["']?Component\b/m;
const LIBRARY = /^type:\s*["']?library\b/m;
function isBelow(path, folder) {
    return folder === '.' || path.startsWith(`${folder}/`);
}
function manifestsOf(files) {
    const named = (pattern)=>files.filter(({ path })=>pattern.test(_nodepath.posix.basename(path)));
    const foldersOf = (some)=>some.map(({ path })=>_nodepath.posix.dirname(path));
    const kustomizations = named(KUSTOMIZATION);
    const charts = named(/^Chart\.yaml$/);
    // What lies in these folders is a patch, a template or a resource of theirs: it is judged as what they make of it.
    const built = foldersOf([
        ...kustomizations,
        ...charts
    ]);
    const plain = named(YAML).filter(({ path, text })=>{
        if (path.startsWith('.github/') || built.some((folder)=>isBelow(path, folder))) return false;
        const content = text();
        return API_VERSION.test(content) && KIND.test(content);
    });
    const found = {
        overlays: foldersOf(kustomizations.filter(({ text })=>!COMPONENT.test(text()))),
        charts: foldersOf(charts.filter(({ text })=>!LIBRARY.test(text()))),
        plain: plain.map(({ path })=>path)
    };
    return found.overlays.length + found.charts.length + found.plain.length > 0 ? found : undefined;
}
