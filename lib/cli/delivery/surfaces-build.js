"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addSurfacesBuild", {
    enumerable: true,
    get: function() {
        return addSurfacesBuild;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
function build({ surface: id, out, checkout = '.' }, self, context) {
    const { registry } = (0, _common.requireRegistry)((0, _common.commonOptions)(self, context), context);
    const surface = registry.surfaces.find((each)=>each.id === id);
    if (!surface?.build) {
        const buildable = registry.surfaces.filter((each)=>each.build !== undefined).map((each)=>each.id);
        const message = surface ? `the registry does not say how "${id}" is built` : `there is no surface "${id}"`;
        throw new _usererror.UserError(message, {
            place: '--surface',
            allowed: buildable.join(', ')
        });
    }
    const target = (0, _nodepath.resolve)(context.cwd, out);
    if ((0, _nodefs.existsSync)(target)) {
        throw new _usererror.UserError('the folder is there already', {
            place: out,
            allowed: 'a new folder; nothing was built'
        });
    }
    const { run, output } = surface.build;
    const cwd = (0, _nodepath.resolve)(context.cwd, checkout);
    // Commands of the project's own registry, in its own checkout, as a step of a workflow would run them.
    const { status, error } = (0, _nodechild_process.spawnSync)('bash', [
        '-eo',
        'pipefail',
        '-c',
        run
    ], {
        cwd,
        env: {
            ...context.env
        },
        stdio: [
            'ignore',
            2,
            2
        ]
    });
    if (error) throw new _usererror.UserError(`the build could not be started: ${error.message}`, {
        place: id,
        exitCode: 3
    });
    if (status !== 0) throw new _usererror.UserError(`the build ended with ${status}`, {
        place: `${id}: ${run}`,
        exitCode: 1
    });
    const made = (0, _nodepath.resolve)(cwd, output);
    if (!(0, _nodefs.statSync)(made, {
        throwIfNoEntry: false
    })?.isDirectory()) {
        throw new _usererror.UserError('the build left nothing where the registry says', {
            place: output,
            exitCode: 1
        });
    }
    (0, _nodefs.cpSync)(made, target, {
        recursive: true,
        verbatimSymlinks: true
    });
    context.print(`built  ${id}: ${out}`);
}
function addSurfacesBuild(surfaces, context) {
    const command = surfaces.command('build').description('runs the build that the registry names for a surface, and puts what it wrote into a new folder').addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--out <dir>', 'a new folder for what the build wrote').makeOptionMandatory()).addOption(new _commander.Option('--checkout <dir>', 'a checkout of the surface’s repository; default: this folder')).action((flags, self)=>build(flags, self, context));
    (0, _help.example)(command, 'causeway surfaces build --surface storefront --out tree');
}
