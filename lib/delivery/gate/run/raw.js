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
    get byDigest () {
        return byDigest;
    },
    get documentOf () {
        return documentOf;
    }
});
const _report = require("../report");
function documentOf({ documents }, kind) {
    const found = documents.filter((each)=>each.kind === kind);
    if (found.length > 1) throw new Error(`there are ${found.length} documents of the kind ${kind}`);
    return found[0];
}
function byDigest({ documents, statements }) {
    const all = [
        ...documents.map(({ bytes })=>bytes),
        ...statements
    ];
    return new Map(all.map((bytes)=>[
            (0, _report.bytesDigest)(bytes),
            bytes
        ]));
}
