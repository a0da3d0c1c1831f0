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
    get emulatedProject () {
        return emulatedProject;
    },
    get makeStacks () {
        return makeStacks;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _yaml = require("yaml");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const STACK_FILE = /^Pulumi\..+\.ya?ml$/;
/** Nothing of the project's own: what earlier runs left, and what Git keeps. */ const LEFT_OUT = new Set([
    '.git',
    '.causeway'
]);
function copiedStackFile(text) {
    const file = (0, _yaml.parseDocument)(text);
    if (file.get('config') === null) file.delete('config');
    // The emulators need no second between writes.
    file.setIn([
        'config',
        'causeway:writeDelayMs'
    ], '0');
    return file.toString();
}
function emulatedProject(own, folder) {
    (0, _nodefs.rmSync)(folder, {
        recursive: true,
        force: true
    });
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    const state = (0, _nodepath.join)(folder, '..', 'state');
    (0, _nodefs.mkdirSync)(state, {
        recursive: true
    });
    for (const name of (0, _nodefs.readdirSync)(own)){
        if (LEFT_OUT.has(name)) continue;
        if (STACK_FILE.test(name)) (0, _nodefs.writeFileSync)((0, _nodepath.join)(folder, name), copiedStackFile((0, _nodefs.readFileSync)((0, _nodepath.join)(own, name), 'utf8')));
        else (0, _nodefs.symlinkSync)((0, _nodepath.join)(own, name), (0, _nodepath.join)(folder, name));
    }
    const file = [
        'Pulumi.yaml',
        'Pulumi.yml'
    ].find((name)=>(0, _nodefs.existsSync)((0, _nodepath.join)(own, name)));
    const name = file && (0, _yaml.parseDocument)((0, _nodefs.readFileSync)((0, _nodepath.join)(own, file), 'utf8')).get('name');
    if (typeof name !== 'string') {
        throw new _usererror.UserError('the Pulumi project has no name', {
            place: (0, _nodepath.join)(own, file ?? 'Pulumi.yaml'),
            allowed: 'name: causeway'
        });
    }
    return {
        folder,
        state,
        name
    };
}
async function makeStacks(registry, { state, name }, place, progress) {
    for (const stack of [
        _naming.FOUNDATION,
        ...(0, _selectors.tierChain)(registry).map(({ id })=>id)
    ]){
        if ((0, _nodefs.existsSync)((0, _nodepath.join)(state, '.pulumi', 'stacks', name, `${stack}.json`))) continue;
        progress(`making the emulated stack ${stack}`);
        const { error, status, stderr } = (0, _nodechild_process.spawnSync)('pulumi', [
            'stack',
            'init',
            stack,
            '--no-select'
        ], {
            ...place,
            encoding: 'utf8'
        });
        if (error === undefined && status === 0) continue;
        throw new _usererror.UserError(`the emulated stack "${stack}" cannot be made: ${error?.message ?? stderr.trim()}`, {
            place: 'pulumi',
            allowed: 'the Pulumi CLI on PATH (https://www.pulumi.com/docs/iac/download-install/)',
            exitCode: 3
        });
    }
}
