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
    get policyOf () {
        return policyOf;
    },
    get readAhead () {
        return readAhead;
    }
});
const _nodepath = require("node:path");
const _load = require("../registry/load");
const _location = require("../registry/location");
const _usererror = require("../registry/user-error");
const _configuration = require("./configuration");
const _context = require("./context");
const _waivers = require("./waivers");
const _workflows = require("./workflows");
function readWorld(folder) {
    const now = new Date();
    const project = (0, _location.projectFolder)(folder);
    const file = (0, _location.registryFile)(project, process.env);
    const { registry } = (0, _load.loadRegistry)(file, {
        now
    });
    const waivers = (0, _waivers.readWaiverBook)((0, _nodepath.dirname)((0, _nodepath.dirname)(file)), registry, now);
    return (0, _context.createWorld)(registry, {
        workflows: (0, _workflows.readWorkflows)(project),
        now,
        waivers
    });
}
let world;
const known = new Map();
function policyOf(folder, stack) {
    const read = known.get(stack);
    if (read) return read;
    try {
        world ??= readWorld(folder);
        const context = (0, _context.contextOf)(world, stack);
        const policy = {
            context,
            levelOf: (0, _configuration.readLevels)(context, (0, _nodepath.join)(folder, 'config'))
        };
        known.set(stack, policy);
        return policy;
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        const shown = new Error(error.describe());
        shown.stack = shown.message;
        throw shown;
    }
}
function readAhead(folder, stack) {
    try {
        if (stack === undefined) world ??= readWorld(folder);
        else policyOf(folder, stack);
    } catch  {
        world = undefined;
    }
}
