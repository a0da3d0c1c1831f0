"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addBundleCommands", {
    enumerable: true,
    get: function() {
        return addBundleCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _build = require("../../delivery/bundle/build");
const _directory = require("../../delivery/bundle/directory");
const _manifest = require("../../delivery/bundle/manifest");
const _statement = require("../../delivery/bundle/statement");
const _store = require("../../delivery/bundle/store");
const _tiervalues = require("../../delivery/bundle/tier-values");
const _verify = require("../../delivery/bundle/verify");
const _signer = require("../../evidence/signing/signer");
const _packagejson = require("../../package.json");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _bundlestore = require("../desk/bundle-store");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _bundlefiles = require("../input/bundle-files");
const _statementfile = require("../input/statement-file");
function requireSurface(registry, id) {
    const surface = registry.surfaces.find((each)=>each.id === id);
    if (surface) return surface;
    const allowed = registry.surfaces.map((each)=>each.id).join(', ');
    throw new _usererror.UserError(`there is no surface "${id}"`, {
        place: '--surface',
        allowed
    });
}
function requireOutput({ tree, checkout = '.' }, surface) {
    if (tree !== undefined) return tree;
    if (surface.build !== undefined) return (0, _nodepath.join)(checkout, surface.build.output);
    const allowed = '--tree, or build.output of the surface in the registry';
    throw new _usererror.UserError(`where is what "${surface.id}" built?`, {
        place: '--tree',
        allowed
    });
}
function policyDigest(context, { slo }) {
    if (slo === undefined) return null;
    try {
        return `sha256:${(0, _manifest.sha256)((0, _nodefs.readFileSync)((0, _nodepath.resolve)(context.cwd, slo)))}`;
    } catch (error) {
        const message = `the SLO policy cannot be read: ${error.code ?? 'unknown'}`;
        throw new _usererror.UserError(message, {
            place: slo,
            allowed: 'the file that the registry names as slo'
        });
    }
}
function summary({ digest, manifest }) {
    const { surface, commit, createdAt, treeDigest, files } = manifest;
    return {
        digest,
        surface,
        commit,
        createdAt,
        treeDigest,
        files: files.length
    };
}
function print(context, isJson, verb, bundle, more = {}) {
    if (isJson) {
        (0, _common.printJson)(context, {
            ...summary(bundle),
            ...more
        });
        return;
    }
    const { surface, commit, files } = bundle.manifest;
    context.print(`${verb} ${bundle.digest}\n  ${surface} at ${commit}, ${files.length} files`);
}
// Signed and verified as every reader will before anything is kept: what counts for nothing is not written.
async function signedStatement(bundle, registry, common, context) {
    const trust = (0, _ownstatement.requireTrust)(registry, (0, _ownstatement.registryRoot)(common, context));
    const bytes = await (0, _signer.signerFrom)(context.env).sign((0, _statement.bundleStatement)(bundle));
    (0, _statement.verifyBundleStatement)(bundle, {
        bytes,
        place: (0, _store.statementName)(bundle.digest)
    }, trust, common.now);
    return bytes;
}
async function build(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry, digest } = (0, _common.requireRegistry)(common, context);
    const surface = requireSurface(registry, flags.surface);
    if (flags.out === undefined && flags.store === undefined) {
        const allowed = '--out DIR, --store DIR or --store release:REPOSITORY';
        throw new _usererror.UserError('where shall the bundle go?', {
            place: 'bundle build',
            allowed
        });
    }
    const store = flags.store && (0, _bundlestore.storeOf)(flags.store, flags.commit, {
        registry: ()=>registry,
        context
    });
    const bundle = (0, _build.buildBundle)({
        registry,
        registryDigest: digest,
        policyDigest: policyDigest(context, registry),
        surface,
        commit: flags.commit,
        repository: (0, _nodepath.resolve)(context.cwd, flags.checkout ?? '.'),
        tree: (0, _nodepath.resolve)(context.cwd, requireOutput(flags, surface)),
        toolchain: {
            causeway: _packagejson.version,
            node: process.version
        }
    });
    const name = (0, _store.statementName)(bundle.digest);
    const beside = flags.out === undefined ? undefined : (0, _nodepath.join)((0, _nodepath.dirname)((0, _nodepath.resolve)(context.cwd, flags.out)), name);
    if (flags.sign && beside && (0, _nodefs.existsSync)(beside)) throw new _usererror.UserError('the statement is already there', {
        place: name,
        allowed: 'a folder without it'
    });
    const statement = flags.sign ? await signedStatement(bundle, registry, common, context) : undefined;
    if (flags.out !== undefined) (0, _directory.writeBundleDirectory)(bundle, (0, _nodepath.resolve)(context.cwd, flags.out));
    if (statement && beside) (0, _nodefs.writeFileSync)(beside, statement, {
        flag: 'wx'
    });
    if (store) await (0, _store.storeBundle)(store, bundle);
    if (store && statement) await store.put(name, statement);
    const { tooShort } = (0, _tiervalues.tierValues)(registry);
    if (tooShort.length > 0) context.warn(`too short to be looked for in the tree: ${tooShort.join('; ')}`);
    print(context, common.json, 'built', bundle, {
        container: (0, _store.containerName)(bundle.digest),
        ...statement && {
            statement: name
        },
        notLookedFor: tooShort
    });
}
function verify(path, { digest, statement }, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    if (digest !== undefined) (0, _store.containerName)(digest);
    const found = (0, _verify.verifyBundle)((0, _bundlefiles.readBundle)((0, _nodepath.resolve)(context.cwd, path), path), digest);
    if (statement === undefined) {
        print(context, common.json, 'verified', found);
        return;
    }
    (0, _common.refuseOverridesInCi)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const trust = (0, _ownstatement.requireTrust)(registry, (0, _ownstatement.registryRoot)(common, context));
    const bytes = (0, _statementfile.statementFile)(context, statement);
    const { id, signer, time } = (0, _statement.verifyBundleStatement)(found, {
        bytes,
        place: statement
    }, trust, common.now);
    const signed = {
        statement: id,
        signer: signer.id,
        signedAt: time.toISOString()
    };
    print(context, common.json, `verified, as signed by ${signer.id},`, found, signed);
}
function addBundleCommands(program, context) {
    const bundle = program.command('bundle').description('immutable release bundles: built once, fetched by digest');
    const built = bundle.command('build').description('makes the bundle of a surface from what its build wrote').addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the commit that was built').makeOptionMandatory()).addOption(new _commander.Option('--tree <dir>', 'what the build wrote; default: build.output of the surface')).addOption(new _commander.Option('--out <dir>', 'a new folder to write the bundle to')).addOption(new _commander.Option('--store <store>', _bundlestore.STORE_HELP)).addOption(new _commander.Option('--checkout <dir>', 'a clone of the surface’s repository; default: this folder')).addOption(new _commander.Option('--sign', 'sign it too (docs/evidence.md): bundle-<digest>.sigstore.json beside it')).action((flags, self)=>build(flags, self, context));
    (0, _help.example)(built, 'causeway bundle build --surface storefront --commit "$COMMIT" --store artifacts/bundles');
    const verified = bundle.command('verify').description('compares every byte of a bundle with its manifest').argument('<path>', 'a folder or a .tgz').addOption(new _commander.Option('--digest <digest>', 'the digest that it must have')).addOption(new _commander.Option('--statement <file>', 'what is signed about it, by whom the registry trusts')).action((path, flags, self)=>verify(path, flags, self, context));
    (0, _help.example)(verified, 'causeway bundle verify bundle --digest sha256:…');
    const fetched = bundle.command('fetch').description('fetches a bundle by digest; verified before a file is written').addOption(new _commander.Option('--store <store>', _bundlestore.STORE_HELP).makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'its commit, for release assets')).addOption(new _commander.Option('--digest <digest>', 'the digest of the bundle').makeOptionMandatory()).addOption(new _commander.Option('--out <dir>', 'a new folder to write the bundle to').makeOptionMandatory()).action(async ({ store, commit, digest, out }, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const registry = ()=>(0, _common.requireRegistry)(common, context).registry;
        const found = await (0, _store.fetchBundle)((0, _bundlestore.storeOf)(store, commit, {
            registry,
            context
        }), digest);
        (0, _directory.writeBundleDirectory)(found, (0, _nodepath.resolve)(context.cwd, out));
        print(context, common.json, 'fetched', found);
    });
    (0, _help.example)(fetched, 'causeway bundle fetch --store artifacts/bundles --digest sha256:… --out bundle');
}
