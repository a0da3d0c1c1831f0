"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEmulatorCommand", {
    enumerable: true,
    get: function() {
        return addEmulatorCommand;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = require("node:path");
const _commander = require("commander");
const _location = require("../../registry/location");
const _usererror = require("../../registry/user-error");
const _world = require("../../sandbox/world");
const _environment = require("../../toolchain/environment");
const _common = require("../common");
const _help = require("../help");
const _emulatedproject = require("./emulated-project");
const PASSPHRASE = 'emulated';
function readKept(file, registry) {
    if (!(0, _nodefs.existsSync)(file)) return undefined;
    const kept = JSON.parse((0, _nodefs.readFileSync)(file, 'utf8'));
    if (kept.registry === registry) return kept.world;
    // What the new registry names would not be there, and every preview would say so.
    throw new _usererror.UserError('the kept world was made for another registry', {
        place: file,
        allowed: 'another --state folder, or delete this one: nothing in it is real'
    });
}
function keep(file, registry, world) {
    (0, _nodefs.writeFileSync)(file, JSON.stringify({
        registry,
        world: world.save()
    }), {
        mode: 0o600
    });
}
function exported(variables) {
    return Object.entries(variables).map(([name, value])=>`export ${name}=${value}`).join('\n');
}
/** Runs a command to its end and gives its exit code; 127 when there is no such command. */ function runCommand([command = '', ...args], place) {
    return new Promise((done, fail)=>{
        const child = (0, _nodechild_process.spawn)(command, args, {
            ...place,
            stdio: 'inherit'
        });
        child.once('error', (error)=>error.code === 'ENOENT' ? done(127) : fail(error));
        child.once('close', (code)=>done(code ?? 1));
    });
}
function untilInterrupted() {
    return new Promise((done)=>{
        process.once('SIGINT', ()=>done());
        process.once('SIGTERM', ()=>done());
    });
}
async function emulator(words, flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry, digest } = (0, _common.requireRegistry)(common, context);
    const folder = flags.state === undefined ? (0, _nodefs.mkdtempSync)((0, _nodepath.join)((0, _nodeos.tmpdir)(), 'causeway-emulator-')) : (0, _nodepath.resolve)(context.cwd, flags.state);
    const file = (0, _nodepath.join)(folder, 'world.json');
    const saved = readKept(file, digest);
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    const world = await (0, _world.startWorld)(registry, undefined, saved);
    try {
        if (words.length === 0) {
            const tokens = Object.entries(world.netlifyTokens).map(([tier, token])=>`# Netlify token of ${tier}: ${token}`);
            context.print([
                exported(world.tokenEnvironment),
                ...tokens,
                '# Ctrl-C ends both.'
            ].join('\n'));
            await untilInterrupted();
        } else {
            const project = (0, _emulatedproject.emulatedProject)((0, _location.projectFolder)(context.cwd), (0, _nodepath.join)(folder, 'project'));
            const env = {
                // A person's own credentials must not reach the emulators, nor win over the emulated ones.
                ...Object.fromEntries(Object.entries(context.env).filter(([name])=>!/^(?:GITHUB|NETLIFY)_/.test(name))),
                ...{
                    PULUMI_BACKEND_URL: `file://${project.state}`,
                    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE
                },
                ...world.environment,
                CAUSEWAY_REGISTRY: (0, _common.registryPath)(common, context)
            };
            const place = {
                cwd: project.folder,
                env: (0, _environment.toolchainEnvironment)(env)
            };
            await (0, _emulatedproject.makeStacks)(registry, project, place, context.progress);
            const code = await runCommand(words, place);
            if (code === 127) {
                throw new _usererror.UserError(`there is no command "${words[0]}"`, {
                    place: 'PATH',
                    allowed: 'an installed command; Pulumi’s is at https://www.pulumi.com/docs/iac/download-install/',
                    exitCode: 3
                });
            }
            // Exit codes of another program mean what they mean there: to this one, anything but 0 is a no.
            context.exit(code === 0 ? 0 : 1);
        }
        const violations = world.violations();
        if (violations.length > 0) context.warn(`requests that the real services would refuse:\n${violations.join('\n')}`);
        if (flags.state !== undefined) keep(file, digest, world);
    } finally{
        await world.close();
        if (flags.state === undefined) (0, _nodefs.rmSync)(folder, {
            recursive: true,
            force: true
        });
    }
}
function addEmulatorCommand(program, context) {
    const command = program.command('emulator').description('starts emulators of GitHub and Netlify in which everything that the registry names is there, and runs a command against them; without a command, prints the variables that lead to them').argument('[command...]', 'the command, after `--`; it runs in a copy of the Pulumi project with a state of its own').addOption(new _commander.Option('--state <dir>', 'keep the emulated world and the Pulumi state there (default: nothing is kept)')).action((words, flags, self)=>emulator(words, flags, self, context));
    (0, _help.example)(command, 'causeway emulator -- pulumi preview --stack dev --policy-pack policy');
}
