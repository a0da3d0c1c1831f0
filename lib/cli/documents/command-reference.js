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
    get COMMANDS_PATH () {
        return COMMANDS_PATH;
    },
    get commandsDocument () {
        return commandsDocument;
    },
    get leavesOf () {
        return leavesOf;
    }
});
const _page = require("../../delivery/documents/page");
const _help = require("../help");
const COMMANDS_PATH = 'docs/commands.md';
function nameOf(command) {
    return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
function argumentText(argument) {
    const text = `${argument.name()}${argument.variadic ? '…' : ''}`;
    return argument.required ? `<${text}>` : `[${text}]`;
}
function defaultOf({ defaultValue, defaultValueDescription }) {
    if (defaultValueDescription !== undefined) return (0, _page.plain)(defaultValueDescription);
    return defaultValue === undefined ? '–' : (0, _page.code)(JSON.stringify(defaultValue));
}
function optionRow(option) {
    const choices = option.argChoices ? ` (${option.argChoices.map(_page.code).join(', ')})` : '';
    const what = `${(0, _page.plain)(option.description)}${choices}`;
    return [
        (0, _page.code)(option.flags),
        option.mandatory ? `${what}; **required**` : what,
        defaultOf(option)
    ];
}
function optionTable(options) {
    const shown = options.filter(({ hidden })=>!hidden);
    return shown.length === 0 ? [] : (0, _page.pageTable)([
        'option',
        'what',
        'default'
    ], shown.map(optionRow), '');
}
function entry(command) {
    const { registeredArguments: args } = command;
    const text = (0, _help.exampleOf)(command);
    return [
        `## ${(0, _page.code)([
            nameOf(command),
            ...args.map(argumentText)
        ].join(' '))}`,
        '',
        (0, _page.plain)(command.description()),
        '',
        ...args.filter(({ description })=>description).map((each)=>`- ${(0, _page.code)(each.name())}: ${(0, _page.plain)(each.description)}`),
        ...args.some(({ description })=>description) ? [
            ''
        ] : [],
        ...optionTable(command.options),
        ...text === undefined ? [] : [
            '```sh',
            text,
            '```',
            ''
        ]
    ];
}
function leavesOf(command) {
    return command.commands.length === 0 ? [
        command
    ] : command.commands.flatMap(leavesOf);
}
function commandsDocument(program) {
    return (0, _page.generatedPage)({
        title: 'Commands',
        source: 'cli/',
        lines: [
            'Exit codes: 0 yes, 1 no, 2 bad usage or input, 3 could not find out. A report is written before the exit code is decided.',
            '',
            'Every command takes these, before or after its name:',
            '',
            ...optionTable(program.options.filter(({ long })=>long !== '--version')),
            ...leavesOf(program).flatMap(entry)
        ]
    });
}
