"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "installedPlugins", {
    enumerable: true,
    get: function() {
        return installedPlugins;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _zod = require("zod");
const _sorted = require("../../plan/sorted");
const _usererror = require("../../registry/user-error");
const Version = _zod.z.string().min(1).max(100);
const Package = _zod.z.looseObject({
    name: _zod.z.string(),
    version: _zod.z.string(),
    pulumi: _zod.z.looseObject({
        resource: _zod.z.boolean().optional(),
        name: Version.optional(),
        version: Version.optional(),
        parameterization: _zod.z.looseObject({
            name: Version,
            version: Version
        }).optional()
    }).optional()
});
function readPackage(file) {
    try {
        return Package.parse(JSON.parse((0, _nodefs.readFileSync)(file, 'utf8')));
    } catch  {
        throw new _usererror.UserError('an installed package cannot be read', {
            place: file,
            allowed: '`npm ci`',
            exitCode: 3
        });
    }
}
function installedPlugins(root) {
    const scope = (0, _nodepath.join)(root, 'node_modules', '@pulumi');
    const names = (0, _nodefs.existsSync)(scope) ? (0, _nodefs.readdirSync)(scope) : [];
    const found = names.flatMap((folder)=>{
        const file = (0, _nodepath.join)(scope, folder, 'package.json');
        if (!(0, _nodefs.existsSync)(file)) return [];
        const { name, version, pulumi } = readPackage(file);
        if (pulumi?.resource !== true) return name === '@pulumi/pulumi' ? [
            [
                'sdk',
                version
            ]
        ] : [];
        const plugin = pulumi.name ?? folder;
        const { parameterization: part } = pulumi;
        const base = [
            plugin,
            pulumi.version ?? version
        ];
        return part ? [
            base,
            [
                `${plugin}/${part.name}`,
                part.version
            ]
        ] : [
            base
        ];
    });
    if (!found.some(([name])=>name === 'sdk') || found.length < 2) {
        throw new _usererror.UserError('the plugins are not known: the SDKs are not installed', {
            ...{
                place: 'node_modules/@pulumi',
                exitCode: 3
            },
            allowed: '`npm ci` before'
        });
    }
    return Object.fromEntries((0, _sorted.sortedBy)(found, ([name])=>name));
}
