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
    get evidenceBook () {
        return evidenceBook;
    },
    get evidenceDesk () {
        return evidenceDesk;
    },
    get requireDigest () {
        return requireDigest;
    },
    get requireFullId () {
        return requireFullId;
    },
    get requirePlace () {
        return requirePlace;
    }
});
const _book = require("../../evidence/branch/book");
const _commit = require("../../evidence/git/commit");
const _parts = require("../../evidence/statement/predicates/parts");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("./evidence-branch");
const _registrytrust = require("./registry-trust");
function evidenceDesk(flags, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const branch = (0, _evidencebranch.evidenceBranchOf)(flags, context, registry);
    return {
        common,
        registry,
        trust: (0, _registrytrust.requireTrust)(registry, (0, _registrytrust.registryRoot)(common, context)),
        branch
    };
}
async function evidenceBook({ branch, trust, common }) {
    return (0, _book.readEvidenceBook)(await branch.read(), trust, common.now);
}
function requirePlace(registry, surfaceId, tierId) {
    const surface = registry.surfaces.find(({ id })=>id === surfaceId);
    const tiers = registry.tiers.filter(({ id })=>surface && (0, _selectors.isOnTier)(surface, id)).map(({ id })=>id);
    if (!surface) {
        const allowed = registry.surfaces.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no surface "${surfaceId}"`, {
            place: '--surface',
            allowed
        });
    }
    if ((0, _selectors.findTier)(registry, tierId) && tiers.includes(tierId)) return;
    throw new _usererror.UserError(`${surfaceId} is not on a tier "${tierId}"`, {
        place: '--tier',
        allowed: tiers.join(', ')
    });
}
function requireFullId(commit) {
    if ((0, _commit.isFullCommitId)(commit)) return;
    throw new _usererror.UserError(`"${commit}" is no full commit id`, {
        place: '--commit',
        allowed: '40 or 64 hex digits, lower case'
    });
}
function requireDigest(digest, place) {
    if (_parts.Digest.safeParse(digest).success) return;
    throw new _usererror.UserError(`"${digest}" is no digest`, {
        place,
        allowed: 'sha256:<64 hex digits>'
    });
}
