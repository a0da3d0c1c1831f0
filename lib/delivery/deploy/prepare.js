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
    get releaseBundle () {
        return releaseBundle;
    },
    get restorablePrevious () {
        return restorablePrevious;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
const _statement = require("../bundle/statement");
const _store = require("../bundle/store");
const _deployed = require("../rollback/deployed");
async function releaseBundle(store, book, release) {
    const { surface, commit, bundle: digest } = release;
    const bundle = await (0, _store.fetchBundle)(store, digest);
    const refuse = (message)=>new _usererror.UserError(message, {
            place: digest,
            allowed: 'the bundle of the release',
            exitCode: 1
        });
    if (bundle.manifest.surface !== surface.id || bundle.manifest.commit !== commit) {
        throw refuse(`the bundle is of ${bundle.manifest.surface} at the commit ${bundle.manifest.commit}`);
    }
    const wanted = (0, _digest.canonicalDigest)((0, _statement.bundleStatement)(bundle));
    const isSigned = book.statements.some(({ statement })=>{
        return statement.kind === 'release-bundle' && (0, _digest.canonicalDigest)(statement) === wanted;
    });
    if (isSigned) return bundle;
    throw refuse('nobody whom the registry trusts signed the bundle');
}
async function restorablePrevious(target, book, release) {
    const place = `${release.surface.id} on ${release.tier.id}`;
    const chain = (0, _chain.receiptChain)(book, release.surface.id, release.tier.id);
    if (!chain.ok) throw new _usererror.UserError(chain.reason, {
        place,
        exitCode: chain.status === 'unverified' ? 3 : 1
    });
    const previous = (0, _chain.lastSucceeded)(chain.receipts);
    if (!previous) return undefined;
    const { provider, siteId } = previous.statement.predicate.target;
    const allowed = 'a deploy to go back to; nothing was published';
    if (provider !== target.provider || siteId !== target.siteId) {
        throw new _usererror.UserError(`the previous deploy is at another place: ${provider} ${siteId}`, {
            place,
            allowed,
            exitCode: 1
        });
    }
    const found = await target.restorable((0, _deployed.deployedBy)(previous));
    if (found.status === 'restorable') return previous;
    throw new _usererror.UserError(`the previous deploy could not be restored: ${found.reason}`, {
        ...{
            place,
            allowed,
            exitCode: found.status === 'gone' ? 1 : 3
        }
    });
}
