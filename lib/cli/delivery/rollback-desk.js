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
    get addressesWith () {
        return addressesWith;
    },
    get initiatorsOf () {
        return initiatorsOf;
    },
    get placeOf () {
        return placeOf;
    },
    get reachWith () {
        return reachWith;
    },
    get readingBack () {
        return readingBack;
    },
    get reportPath () {
        return reportPath;
    },
    get requireReceiptId () {
        return requireReceiptId;
    },
    get rollbackDesk () {
        return rollbackDesk;
    },
    get rollbackGate () {
        return rollbackGate;
    },
    get withPlace () {
        return withPlace;
    },
    get withRollbackGate () {
        return withRollbackGate;
    },
    get withStatements () {
        return withStatements;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _registrysource = require("../../delivery/gate/observe/registry-source");
const _ownaddress = require("../../delivery/rollback/own-address");
const _readback = require("../../delivery/rollback/read-back");
const _netlifyclient = require("../../delivery/targets/netlify-client");
const _of = require("../../delivery/targets/of");
const _signer = require("../../evidence/signing/signer");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _packagejson = require("../../package.json");
const _selectors = require("../../registry/selectors");
const _common = require("../common");
const _applyrun = require("../desk/apply-run");
const _bundlestore = require("../desk/bundle-store");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _handover = require("../desk/hand-over");
const _ownstatement = require("../desk/own-statement");
const _gatedocuments = require("../gate/gate-documents");
const _recordedhead = require("../gate/recorded-head");
function withPlace(command) {
    return (0, _evidencebranch.withEvidence)(command).addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--tier <tier>', 'the tier').makeOptionMandatory()).addOption(new _commander.Option('--store <store>', `${_bundlestore.STORE_HELP}; default: the surface’s own repository`)).addOption(new _commander.Option('--out <dir>', 'where the artifacts go').default('artifacts'));
}
function withStatements(command) {
    return command.addOption(new _commander.Option('--statements <dir>', _handover.OUT_HELP));
}
function withRollbackGate(command) {
    return withStatements(withPlace(command)).addOption(new _commander.Option('--original <report>', 'the report that let through what is restored, gate_inputs beside it')).addOption(new _commander.Option('--isolation-facts <file>', 'token owners and reviewers, for the isolation checks')).addOption(new _commander.Option('--live <file>', 'what causeway live verify --json printed in this job')).addOption(new _commander.Option('--read-back', 'where GitHub and Netlify were read back too long ago, have the workflow drift do it now')).addOption(new _commander.Option('--recorded-head <commit>', 'the head of the evidence branch that was recorded last')).addOption(new _commander.Option('--checkout <dir>', 'a full clone of the surface’s repository; default: the registry’s own'));
}
function placeOf({ surface: surfaceId, tier: tierId }, { registry }) {
    (0, _evidencedesk.requirePlace)(registry, surfaceId, tierId);
    const surface = registry.surfaces.find(({ id })=>id === surfaceId);
    const tier = (0, _selectors.findTier)(registry, tierId);
    if (!surface || !tier) throw new Error('the place was looked for before');
    return {
        surface,
        tier
    };
}
function reachWith({ store }, { registry, common }, { surface, tier }, context) {
    return ({ ticketId, spentBy } = {})=>(0, _of.targetOf)(registry, surface, tier, {
            netlify: ()=>(0, _netlifyclient.netlifyClient)((0, _credentials.netlifyCredentials)(context.env)),
            github: ()=>(0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login)),
            store: (commit)=>(0, _bundlestore.storeOf)(store ?? `release:${surface.repository}`, commit, {
                    registry: ()=>registry,
                    context
                }),
            ticketId,
            spentBy,
            patience: {
                sleep: context.clock(common.now).sleep
            }
        });
}
function addressesWith({ surface }, { env }) {
    if (surface.target.kind !== 'netlify') return _ownaddress.noOwnAddress;
    return (0, _ownaddress.netlifyAddresses)(()=>(0, _netlifyclient.netlifyClient)((0, _credentials.netlifyCredentials)(env)));
}
// Without a credential nobody is asked: what is on the branch is all that counts.
function githubIn({ registry }, { env }) {
    const isGiven = Boolean(env['GITHUB_TOKEN'] || env['GITHUB_APP_ID']);
    return isGiven ? (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(env, registry.organization.login)) : undefined;
}
function rollbackDesk(flags, desk, clock, context) {
    const place = placeOf(flags, desk);
    const signer = (0, _signer.signerFrom)(context.env);
    const steps = [];
    return {
        ...{
            registry: desk.registry,
            trust: desk.trust,
            ...place,
            clock,
            toolVersion: _packagejson.version
        },
        branch: (0, _handover.handingOver)(desk.branch, flags.statements, context),
        ...{
            reach: reachWith(flags, desk, place, context),
            ownAddress: addressesWith(place, context)
        },
        github: githubIn(desk, context),
        sign: async (statement)=>{
            await clock.sleep(0);
            return signer.sign(statement);
        },
        run: (0, _applyrun.ownRun)(context),
        onStep: (what)=>{
            steps.push(what);
            context.progress(what);
        },
        steps
    };
}
function rollbackGate(flags, self, context) {
    const { common } = self;
    const loaded = (0, _common.requireRegistry)(common, context);
    const root = (0, _ownstatement.registryRoot)(common, context);
    const { original, isolationFacts, live } = flags;
    const files = {
        ...original === undefined ? {} : {
            original
        },
        ...isolationFacts === undefined ? {} : {
            isolationFacts
        },
        ...live === undefined ? {} : {
            live
        }
    };
    return {
        sources: {
            registrySource: (0, _registrysource.registrySourceIn)(root, (0, _common.registryPath)(common, context), loaded),
            recordedHead: flags.recordedHead,
            recorded: (0, _recordedhead.recordedHeadOf)(context, loaded.registry),
            checkout: flags.checkout === undefined ? root : (0, _nodepath.resolve)(context.cwd, flags.checkout),
            evaluator: {
                name: 'causeway',
                version: _packagejson.version
            }
        },
        documents: (0, _gatedocuments.gateDocuments)(loaded, root, {
            ...files,
            kind: 'rollback'
        }, common, context),
        read: (0, _gatedocuments.inputsBeside)((0, _nodepath.resolve)(context.cwd, original ?? '.')),
        folder: (0, _nodepath.resolve)(context.cwd, flags.out)
    };
}
async function readingBack({ readBack }, desk, self, context) {
    if (!readBack) return async ()=>undefined;
    const { digest } = (0, _common.requireRegistry)(self.common, context);
    const { login } = desk.registry.organization;
    return (0, _readback.startReadBack)(desk, (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, login)), digest);
}
function initiatorsOf({ env }) {
    const logins = [
        env['GITHUB_ACTOR'],
        env['GITHUB_TRIGGERING_ACTOR']
    ].flatMap((login)=>login ?? []);
    const ids = [
        env['GITHUB_ACTOR_ID']
    ].map(Number).filter((id)=>Number.isSafeInteger(id) && id > 0);
    return {
        logins,
        ids
    };
}
function requireReceiptId(to) {
    if (to !== undefined) (0, _evidencedesk.requireDigest)(to, '--to');
}
function reportPath(what, { surface, tier, out }, context) {
    return (0, _nodepath.join)((0, _nodepath.resolve)(context.cwd, out), `${what}_${surface}_${tier}.json`);
}
