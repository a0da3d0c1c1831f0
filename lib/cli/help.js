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
    get beStrict () {
        return beStrict;
    },
    get example () {
        return example;
    },
    get exampleOf () {
        return exampleOf;
    }
});
const EXAMPLES = new WeakMap();
function exampleOf(command) {
    return EXAMPLES.get(command);
}
function example(command, text) {
    EXAMPLES.set(command, text);
    command.addHelpText('after', `\nExample:\n  $ ${text}`);
}
function allowedFor(command, message) {
    if (/unknown command/.test(message)) return command.commands.map((each)=>each.name()).join(', ');
    if (!/unknown option/.test(message)) return undefined;
    const help = command.createHelp();
    help.showGlobalOptions = true;
    return [
        ...help.visibleOptions(command),
        ...help.visibleGlobalOptions(command)
    ].map((option)=>option.long ?? option.short ?? '').join(', ');
}
function beStrict(command, write) {
    command.exitOverride().configureHelp({
        showGlobalOptions: true
    }).configureOutput({
        outputError: (message)=>{
            const allowed = allowedFor(command, message);
            write(message.trimEnd() + (allowed ? `\n  allowed: ${allowed}` : ''));
        }
    });
    for (const each of command.commands)beStrict(each, write);
}
