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
    get addCommonOptions () {
        return addCommonOptions;
    },
    get commonOptions () {
        return commonOptions;
    },
    get parseTime () {
        return parseTime;
    },
    get printJson () {
        return printJson;
    },
    get refuseOverridesInCi () {
        return refuseOverridesInCi;
    },
    get registryPath () {
        return registryPath;
    },
    get requireRegistry () {
        return requireRegistry;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _derivedvariables = require("../registry/derived-variables");
const _load = require("../registry/load");
const _usererror = require("../registry/user-error");
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;
function parseTime(text, place) {
    const time = new Date(text);
    const day = text.slice(0, 10);
    const isReal = RFC3339.test(text) && !Number.isNaN(time.getTime()) && isDay(day);
    if (!isReal) throw new _usererror.UserError(`"${text}" is no time`, {
        place,
        allowed: 'RFC 3339, e.g. 2026-11-21T09:00:00Z'
    });
    return time;
}
function isDay(day) {
    const time = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
function addCommonOptions(program) {
    program.addOption(new _commander.Option('--registry <path>', 'the registry file').default(_derivedvariables.REGISTRY_PATH)).addOption(new _commander.Option('--json', 'print one JSON document')).addOption(new _commander.Option('--now <time>', 'evaluate at this time (RFC 3339) instead of the present'));
}
function commonOptions(command, context) {
    const options = command.optsWithGlobals();
    const path = (0, _nodepath.relative)(context.cwd, (0, _nodepath.resolve)(context.cwd, options.registry));
    return {
        registry: path.startsWith('..') ? (0, _nodepath.resolve)(context.cwd, options.registry) : path,
        json: options.json === true,
        now: options.now === undefined ? context.startedAt : parseTime(options.now, '--now')
    };
}
function registryPath(common, context) {
    return (0, _nodepath.resolve)(context.cwd, common.registry);
}
function requireRegistry(common, context) {
    return (0, _load.loadRegistry)(registryPath(common, context), {
        now: common.now,
        name: common.registry
    });
}
function refuseOverridesInCi(command, context) {
    if (context.env['CI'] !== 'true') return;
    for (const name of [
        'registry',
        'now'
    ]){
        if (command.getOptionValueSourceWithGlobals(name) !== 'cli') continue;
        throw new _usererror.UserError(`--${name} is refused where CI=true`, {
            place: `--${name}`,
            allowed: 'the registry of the protected default branch, at the present time'
        });
    }
}
function printJson(context, document) {
    context.print(JSON.stringify(document, null, 2));
}
