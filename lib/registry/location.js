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
    get projectFolder () {
        return projectFolder;
    },
    get registryFile () {
        return registryFile;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _derivedvariables = require("./derived-variables");
const _usererror = require("./user-error");
/** What the engine takes for a project's description (pulumi/pulumi sdk/go/common/workspace/paths.go). */ const PROJECT_FILES = [
    'Pulumi.yaml',
    'Pulumi.yml',
    'Pulumi.json'
];
function projectFolder(from) {
    for(let folder = (0, _nodepath.resolve)(from);; folder = (0, _nodepath.dirname)(folder)){
        if (PROJECT_FILES.some((name)=>(0, _nodefs.existsSync)((0, _nodepath.join)(folder, name)))) return folder;
        if ((0, _nodepath.dirname)(folder) === folder) {
            throw new _usererror.UserError('there is no Pulumi project here', {
                place: from,
                allowed: `a folder at or below one with ${PROJECT_FILES.join(', ')}; \`causeway init\` writes a first one`
            });
        }
    }
}
function registryFile(project, env) {
    return (0, _nodepath.resolve)(project, env['CAUSEWAY_REGISTRY'] || _derivedvariables.REGISTRY_PATH);
}
