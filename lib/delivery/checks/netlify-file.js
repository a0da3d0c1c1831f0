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
    get BUILD_COMMAND () {
        return BUILD_COMMAND;
    },
    get netlifyFileFlaws () {
        return netlifyFileFlaws;
    }
});
const _smoltoml = require("smol-toml");
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const BUILD_COMMAND = 'npm run test:run && npm run build';
const Environment = _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional();
const Build = _zod.z.looseObject({
    command: _zod.z.unknown().optional(),
    environment: Environment
});
const File = _zod.z.looseObject({
    build: Build.optional(),
    context: _zod.z.record(_zod.z.string(), Build.partial()).optional(),
    plugins: _zod.z.array(_zod.z.looseObject({
        package: _zod.z.string()
    })).optional()
});
/** What end-to-end tests are called. */ const END_TO_END = /e2e|end-to-end|playwright|cypress|webdriver|puppeteer/i;
const PINNED = /^v?\d{2}(?:\.\d{1,3}){0,2}$/;
function read(text, place) {
    try {
        return File.parse((0, _smoltoml.parse)(text));
    } catch (error) {
        if (error instanceof _smoltoml.TomlError) {
            const [message = 'it is no TOML'] = error.message.split('\n');
            throw new _usererror.UserError(message, {
                place: `${place}:${error.line}:${error.column}`,
                allowed: 'TOML 1.0'
            });
        }
        if (!(error instanceof _zod.z.ZodError)) throw error;
        const at = error.issues[0]?.path.join('.') ?? '';
        throw new _usererror.UserError(`${at} has another shape`, {
            place,
            allowed: 'what Netlify reads: tables [build] and [context.*]'
        });
    }
}
/** What lets a build go on although something before it failed. */ const SWALLOWED = /\|\|\s*(?:true|:|exit\s+0)(?![\w-])|;\s*(?:true|exit\s+0)(?![\w-])|--passWithNoTests\b/;
/** The scripts that a build runs by name. */ const NEEDED = [
    'test:run',
    'build'
];
/** A command with the scripts that it runs, and those that they run, what npm runs before and after each included. */ function expanded(command, scripts, seen = new Set()) {
    const names = [
        ...command.matchAll(/\b(?:npm|pnpm|yarn)(?:\s+run)?\s+([\w:.-]+)/g)
    ].map(([, name = ''])=>name);
    const more = names.flatMap((name)=>[
            `pre${name}`,
            name,
            `post${name}`
        ]).filter((name)=>Object.hasOwn(scripts, name) && !seen.has(name)).map((name)=>expanded(scripts[name] ?? '', scripts, new Set([
            ...seen,
            name
        ])));
    return [
        command,
        ...more
    ].join('\n');
}
function commandFlaw(where, command, scripts) {
    if (typeof command !== 'string') return [
        `${where}: there is no command; allowed: ${BUILD_COMMAND}`
    ];
    const flaws = [];
    const words = command.trim().replaceAll(/\s+/g, ' ');
    if (words !== BUILD_COMMAND) flaws.push(`${where}: the command is ${JSON.stringify(words)}; allowed: ${BUILD_COMMAND}`);
    const whole = expanded(words, scripts);
    if (END_TO_END.test(whole)) flaws.push(`${where}: end-to-end tests run in it; allowed: where a deployed site is`);
    if (SWALLOWED.test(whole)) flaws.push(`${where}: a failure does not end it; allowed: scripts that end as their tests do`);
    return flaws;
}
function scriptFlaws(scripts) {
    return NEEDED.filter((name)=>(Object.hasOwn(scripts, name) ? scripts[name] : '')?.trim() === '').map((name)=>`package.json: there is no script "${name}"; allowed: one beside the file, which the build runs`);
}
function nodeFlaw(where, version) {
    if (typeof version === 'string' && PINNED.test(version)) return [];
    return [
        `${where}.NODE_VERSION: Node is not pinned; allowed: a version as text, e.g. "24"`
    ];
}
function netlifyFileFlaws(text, place, scripts) {
    const { build, context = {}, plugins = [] } = read(text, place);
    const node = build?.environment?.['NODE_VERSION'];
    return [
        ...commandFlaw('build.command', build?.command, scripts),
        ...scriptFlaws(scripts),
        ...nodeFlaw('build.environment', node),
        ...Object.entries(context).flatMap(([name, each])=>{
            const where = `context.${name}`;
            const own = each.environment?.['NODE_VERSION'];
            return [
                ...each.command === undefined ? [] : commandFlaw(`${where}.command`, each.command, scripts),
                ...own === undefined || own === node ? [] : [
                    `${where}.environment.NODE_VERSION: another Node; allowed: none`
                ]
            ];
        }),
        ...plugins.filter((plugin)=>END_TO_END.test(plugin.package)).map((plugin)=>`plugins: ${plugin.package} runs end-to-end tests; allowed: where a deployed site is`)
    ];
}
