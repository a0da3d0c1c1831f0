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
    get ImportFile () {
        return ImportFile;
    },
    get ImportSpec () {
        return ImportSpec;
    },
    get logicalNameOf () {
        return logicalNameOf;
    },
    get onlyWith () {
        return onlyWith;
    },
    get parseImportFile () {
        return parseImportFile;
    }
});
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const ImportSpec = _zod.z.looseObject({
    type: _zod.z.string(),
    name: _zod.z.string(),
    /** The program's name where `name` is not unique in the file. */ logicalName: _zod.z.string().optional(),
    id: _zod.z.string().optional(),
    parent: _zod.z.string().optional(),
    provider: _zod.z.string().optional(),
    component: _zod.z.boolean().optional()
});
const ImportFile = _zod.z.looseObject({
    nameTable: _zod.z.record(_zod.z.string(), _zod.z.string()).optional(),
    resources: _zod.z.array(ImportSpec).optional()
});
function parseImportFile(text) {
    let value;
    try {
        value = JSON.parse(text);
    } catch  {
        value = undefined;
    }
    const parsed = ImportFile.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new _usererror.UserError('the engine wrote no import file', {
        place: 'pulumi preview --import-file',
        exitCode: 3
    });
}
function logicalNameOf({ name, logicalName }) {
    return logicalName ?? name;
}
function onlyWith(file, kept) {
    const all = file.resources ?? [];
    const needed = new Set(kept);
    // A set takes what is added while it is walked: parents of parents come too.
    for (const { parent, provider } of needed){
        for (const spec of all)if (spec.name === parent || spec.name === provider) needed.add(spec);
    }
    const resources = all.filter((spec)=>kept.includes(spec) || needed.has(spec));
    return {
        ...file,
        resources
    };
}
