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
    get buildProgram () {
        return buildProgram;
    },
    get run () {
        return run;
    }
});
const _commander = require("commander");
const _packagejson = require("../package.json");
const _usererror = require("../registry/user-error");
const _common = require("./common");
const _groups = require("./groups");
const _help = require("./help");
function buildProgram(context, only) {
    const program = new _commander.Command('causeway').description('Governed deployments from one registry file.').version(_packagejson.version).configureOutput({
        writeOut: (text)=>context.print(text.trimEnd()),
        writeErr: (text)=>context.warn(text.trimEnd())
    });
    (0, _common.addCommonOptions)(program);
    (0, _help.example)(program, 'causeway registry check');
    for (const [name, load] of Object.entries(_groups.GROUPS))if (only === undefined || name === only) load()(program, context);
    (0, _help.beStrict)(program, context.warn);
    return program;
}
async function run(args, context) {
    try {
        await buildProgram(context, (0, _groups.groupOf)(args)).parseAsync([
            ...args
        ], {
            from: 'user'
        });
    } catch (error) {
        const isJson = args.includes('--json');
        if (error instanceof _commander.CommanderError) {
            // Help and version "fail" with 0; whatever else commander refuses is bad usage.
            if (error.exitCode === 0) return;
            context.exit(2);
            if (isJson) context.print(JSON.stringify({
                error: {
                    message: error.message,
                    exitCode: 2
                }
            }, null, 2));
            return;
        }
        if (!(error instanceof _usererror.UserError)) throw error;
        context.exit(error.exitCode);
        context.warn(`causeway: ${error.describe()}`);
        if (!isJson) return;
        const { message, place, allowed, exitCode } = error;
        context.print(JSON.stringify({
            error: {
                message,
                place,
                allowed,
                exitCode
            }
        }, null, 2));
    }
}
