"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addSecretsRotate", {
    enumerable: true,
    get: function() {
        return addSecretsRotate;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _commander = require("commander");
const _registryedit = require("../../delivery/checks/registry-edit");
const _place = require("../../delivery/github/place");
const _date = require("../../delivery/rotation/date");
const _fingerprint = require("../../delivery/rotation/fingerprint");
const _githubstore = require("../../delivery/rotation/github-store");
const _netlifystore = require("../../delivery/rotation/netlify-store");
const _rotate = require("../../delivery/rotation/rotate");
const _netlifyclient = require("../../delivery/targets/netlify-client");
const _place1 = require("../../evidence/statement/place");
const _credentials = require("../../live/credentials");
const _fingerprint1 = require("../../registry/fingerprint");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _inputfile = require("../input/input-file");
/** The environment variable of the key. */ const FINGERPRINT_KEY = 'CAUSEWAY_FINGERPRINT_KEY';
/** How long the command that gives the value may take, in milliseconds. */ const COMMAND_TIMEOUT = 60_000;
function fromCommand(command, context) {
    const { status, stdout } = (0, _nodechild_process.spawnSync)('sh', [
        '-c',
        command
    ], {
        cwd: context.cwd,
        env: context.env,
        encoding: 'utf8',
        stdio: [
            'ignore',
            'pipe',
            'ignore'
        ],
        timeout: COMMAND_TIMEOUT
    });
    if (status === 0) return stdout;
    // What it printed may be the value, or half of it.
    const message = status === null ? 'the command that gives the value was ended' : `it ended with ${status}`;
    throw new _usererror.UserError(message, {
        place: '--from',
        allowed: 'a command that prints the value and ends with 0',
        exitCode: 3
    });
}
async function newValue({ from, file }, context) {
    if (from === undefined === (file === undefined)) {
        throw new _usererror.UserError('where does the value come from?', {
            place: '--from',
            allowed: 'exactly one of --from COMMAND and --file FILE (- for stdin); never an argument'
        });
    }
    const given = from === undefined ? await (0, _inputfile.readInput)(context, file ?? '-') : fromCommand(from, context);
    const value = given.replace(/\r?\n$/, '');
    if (value.trim() !== '' && !value.includes('\0')) return value;
    throw new _usererror.UserError('the value is empty, or no text', {
        place: '--from',
        allowed: 'a secret; nothing was written'
    });
}
async function storesOf(kinds, { surface: id, tier: tierId, secret }, registry, context) {
    const surface = registry.surfaces.find((each)=>each.id === id);
    const tier = (0, _selectors.findTier)(registry, tierId);
    if (!surface || !tier) throw new Error('the entry was found before');
    const owner = registry.organization.login;
    return Promise.all(kinds.map(async (kind)=>{
        if (kind === 'netlify') {
            return (0, _netlifystore.netlifyStore)((0, _netlifyclient.netlifyClient)((0, _credentials.netlifyCredentials)(context.env)), {
                registry,
                surface,
                tier
            }, secret);
        }
        const at = (0, _place.githubPlace)((0, _credentials.githubCredentials)(context.env, owner), owner, (0, _selectors.repositoryOf)(registry, surface.repository).name);
        return (0, _githubstore.githubStore)(at, (0, _naming.deployEnvironmentName)(registry, surface, tier), secret);
    }));
}
/**
 * Refuses a key under which the value could not be compared with those of other places: mostly it is the wrong one. Where
 * it was replaced, they are said to be unverified until each was rotated, and the isolation lint says so too.
 */ function requireOneKey(others, { newKey }, context) {
    const places = others.map(({ surface, tier, secret })=>`${secret} of ${surface} on ${tier}`);
    if (others.length === 0) return;
    if (newKey) {
        for (const place of places)context.warn(`unverified: ${place} was recorded under another key, and not compared`);
        return;
    }
    throw new _usererror.UserError(`the value cannot be compared with ${places.join(', ')}: recorded under another key`, {
        place: FINGERPRINT_KEY,
        allowed: 'the key that they were recorded under, or --new-key where it was replaced; nothing was written',
        exitCode: 3
    });
}
async function rotateSecret(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const { registry, common, trust, branch } = desk;
    const { now } = common;
    const place = {
        surface: flags.surface,
        tier: flags.tier,
        secret: flags.name
    };
    const found = (0, _date.secretEntry)(registry, place);
    const stores = await storesOf(found.entry.in, place, registry, context);
    const recorded = (0, _fingerprint.recordedPrints)(await (0, _evidencedesk.evidenceBook)(desk));
    const value = await newValue(flags, context);
    const secretKey = (0, _fingerprint1.requireFingerprintKey)(context.env[FINGERPRINT_KEY], FINGERPRINT_KEY);
    const [print, key] = [
        (0, _fingerprint1.fingerprint)(value, secretKey, FINGERPRINT_KEY),
        (0, _fingerprint1.keyName)(secretKey)
    ];
    const reuse = (0, _fingerprint.reuseOf)(print, place, recorded);
    if (reuse !== undefined) {
        const allowed = 'a new value; nothing was written';
        throw new _usererror.UserError(`the value may not be used: ${reuse}`, {
            place: `${place.secret} on ${place.tier}`,
            allowed,
            exitCode: 1
        });
    }
    requireOneKey((0, _fingerprint.underOtherKeys)(key, place, recorded, registry), flags, context);
    // The change of the registry is made up first, too: one that would be refused is found while nothing is written.
    const edit = (0, _date.dateEdit)(found, place, recorded, now);
    const file = (0, _common.registryPath)(common, context);
    const edited = edit && (0, _registryedit.editRegistry)((0, _nodefs.readFileSync)(file, 'utf8'), [
        edit
    ], {
        file: common.registry,
        now
    });
    // Signed before anything is written: a value that nobody recorded is the worse half.
    const signed = await (0, _ownstatement.signOwn)((0, _fingerprint.fingerprintStatement)({
        print,
        key
    }, place, now), undefined, {
        trust,
        context,
        now
    });
    const done = await (0, _rotate.rotate)(stores, value);
    const path = (0, _place1.statementPath)(signed.verified.statement, signed.bytes);
    await branch.append([
        {
            path,
            bytes: signed.bytes
        }
    ], `Fingerprint of ${place.secret} of ${place.surface} on ${place.tier}`);
    if (edited !== undefined) (0, _nodefs.writeFileSync)(file, edited);
    const lastRotated = edit?.value ?? null;
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/secrets-rotate/v1',
            ...place,
            stores: done,
            fingerprint: print,
            key,
            path,
            lastRotated
        });
        return;
    }
    for (const { place: store, after } of done)context.print(`written  ${store}, at ${after}`);
    context.print(`recorded ${path}`);
    if (edit) context.print(`edited   ${common.registry}: lastRotated ${edit.value}; put it to review`);
    else context.print('kept     lastRotated: another tier of the same entry has no recorded rotation yet');
}
function addSecretsRotate(secrets, context) {
    const command = (0, _evidencebranch.withEvidence)(secrets.command('rotate')).description('writes a new value to its stores, verifies it, records its fingerprint and the date').addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--tier <tier>', 'the tier').makeOptionMandatory()).addOption(new _commander.Option('--name <name>', 'the secret').makeOptionMandatory()).addOption(new _commander.Option('--from <command>', 'a command that prints the value')).addOption(new _commander.Option('--file <file>', 'a file that holds the value; - for stdin')).addOption(new _commander.Option('--new-key', `${FINGERPRINT_KEY} was replaced: values recorded under the one before are not compared`)).action((flags, self)=>rotateSecret(flags, self, context));
    (0, _help.example)(command, 'openssl rand -base64 32 | causeway secrets rotate --surface shop --tier staging --name SESSION_KEY --file -');
}
