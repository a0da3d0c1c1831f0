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
    get requireKeyTrust () {
        return requireKeyTrust;
    },
    get sigstoreEntryFor () {
        return sigstoreEntryFor;
    }
});
const _selectors = require("../../registry/selectors");
const _refusal = require("../statement/refusal");
const _statement = require("../statement/statement");
const _called = require("./called");
const _scope = require("./scope");
function head(branch) {
    return `refs/heads/${branch}`;
}
function requireKeyTrust(statement, entry, registry) {
    if (!entry.mayAttest.includes(statement.kind)) throw new _refusal.Refusal(`${entry.id} may not attest ${statement.kind}`);
    const tier = (0, _statement.tierOf)(statement) ?? (0, _scope.stackTier)(statement, registry)?.id;
    if (tier !== undefined && !entry.tiers?.includes(tier)) throw new _refusal.Refusal(`${entry.id} may not attest for the tier ${tier}`);
    if (statement.kind !== 'deploy-receipt') return;
    (0, _scope.requireReceiptEnvironment)(statement, (0, _scope.scopeOf)(statement, registry), registry);
}
// A renamed repository keeps its id; another one that takes the old name does not get it.
function repositoryKey({ source }, entry, registry) {
    const key = entry.repositories.find((each)=>(0, _selectors.repositoryOf)(registry, each).id === source.repositoryId);
    if (key !== undefined) return key;
    throw new _refusal.Refusal(`${entry.id} does not cover the repository with the id ${source.repositoryId}`);
}
// Which version of the workflow signed: one of the listed commits; otherwise the run's own, or the governing head.
function requireSigner(claims, entry, registry) {
    const { signer, source } = claims;
    if (entry.signerDigests.length > 0) {
        if (!entry.signerDigests.includes(signer.digest)) throw new _refusal.Refusal(`${entry.id} does not list the commit of the workflow that signed`);
        const called = (0, _called.calledWorkflow)(claims);
        // What stands in the caller's file must be the commit: a tag leads to another one tomorrow.
        if (called === undefined || (0, _called.isByCommit)(called)) return;
        throw new _refusal.Refusal(`${entry.id} covers a workflow that is called by its commit, not by ${signer.ref}`);
    }
    const governing = (0, _selectors.repositoryOf)(registry, registry.governance.repository);
    const isOwn = signer.repository === source.repository && signer.ref === source.ref;
    const isGoverning = signer.repository === `${registry.organization.login}/${governing.name}`;
    if (isOwn || isGoverning && signer.ref === head(governing.defaultBranch)) return;
    throw new _refusal.Refusal(`${entry.id} trusts the workflow of another ref only by its commit (signerDigests)`);
}
// A workflow that is called by others is called by one of the same name, unless the entry lists the callers.
function requireCaller({ caller }, entry) {
    if ((0, _called.callersOf)(entry).includes(caller.path)) return;
    throw new _refusal.Refusal(`${entry.id} does not cover a run of ${caller.path}`);
}
// The head that governs everything else may speak for every tier and surface; where an environment decides, GitHub wants
// that tier's branch.
function isGoverningHead({ source }, entry, key, registry) {
    const isGoverning = key === registry.governance.repository && entry.environment === 'none';
    return isGoverning && source.ref === head((0, _selectors.repositoryOf)(registry, key).defaultBranch);
}
function requireRef({ source }, entry, key, { tier }, registry) {
    const covered = registry.tiers.filter(({ id })=>tier ? id === tier.id : entry.tiers?.includes(id) ?? true);
    if (covered.some((each)=>source.ref === head((0, _selectors.branchOf)(registry, key, each)))) return;
    throw new _refusal.Refusal(`${entry.id} does not cover a run on ${source.ref}`);
}
function requireOwnSurfaces(key, { surfaces }) {
    const stranger = surfaces.find(({ repository })=>repository !== key);
    if (stranger) throw new _refusal.Refusal(`${stranger.id} is no surface of the repository ${key}`);
}
// The environment is what GitHub's reviewers and branch policies guarded: absent is a no.
function requireEnvironment(statement, { environment }, entry, scope, registry) {
    if (entry.environment === 'none' && statement.kind !== 'deploy-receipt') return;
    const wanted = (0, _scope.derivedEnvironment)(scope, registry);
    if (environment === wanted) return;
    throw new _refusal.Refusal(`the certificate names ${environment ?? 'no environment'}, not the environment ${wanted}`);
}
function requireEntry(statement, claims, entry, registry) {
    if (claims.issuer !== entry.issuer) throw new _refusal.Refusal(`${entry.id} does not trust the issuer ${claims.issuer}`);
    if (claims.runner !== entry.runner) throw new _refusal.Refusal(`${entry.id} does not cover a ${claims.runner} runner`);
    const key = repositoryKey(claims, entry, registry);
    requireSigner(claims, entry, registry);
    requireCaller(claims, entry);
    const scope = (0, _scope.scopeOf)(statement, registry);
    const { tier } = scope;
    if (tier && entry.tiers && !entry.tiers.includes(tier.id)) throw new _refusal.Refusal(`${entry.id} may not attest for the tier ${tier.id}`);
    requireEnvironment(statement, claims, entry, scope, registry);
    (0, _scope.requireReceiptEnvironment)(statement, scope, registry);
    if (isGoverningHead(claims, entry, key, registry)) return;
    requireOwnSurfaces(key, scope);
    requireRef(claims, entry, key, scope, registry);
}
function sigstoreEntryFor(statement, claims, registry) {
    const workflow = `${claims.signer.repository}/${claims.signer.path}`;
    const named = (registry.trust?.entries ?? []).flatMap((entry)=>entry.kind === 'sigstore' && entry.signerWorkflow === workflow ? [
            entry
        ] : []);
    const [first] = named;
    if (!first) throw new _refusal.Refusal(`no trust entry covers the workflow ${workflow}`);
    let nearest;
    for (const entry of named.filter(({ mayAttest })=>mayAttest.includes(statement.kind))){
        try {
            requireEntry(statement, claims, entry, registry);
            return entry;
        } catch (error) {
            if (!(error instanceof _refusal.Refusal)) throw error;
            nearest ??= error;
        }
    }
    throw nearest ?? new _refusal.Refusal(`${first.id} may not attest ${statement.kind}`);
}
