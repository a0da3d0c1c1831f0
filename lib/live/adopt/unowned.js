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
    get ADOPTION_PREVIEW () {
        return ADOPTION_PREVIEW;
    },
    get isAdoptionPreview () {
        return isAdoptionPreview;
    },
    get refuseUnowned () {
        return refuseUnowned;
    },
    get unownedEnvironments () {
        return unownedEnvironments;
    }
});
const _zod = require("zod");
const _address = require("../../plan/address");
const _addressplace = require("../../plan/address-place");
const _sorted = require("../../plan/sorted");
const _usererror = require("../../registry/user-error");
const _expected = require("../expected");
const _reading = require("../reading");
const ADOPTION_PREVIEW = 'CAUSEWAY_ADOPT';
function isAdoptionPreview(env, isDryRun) {
    return isDryRun && env[ADOPTION_PREVIEW] === 'preview';
}
const List = _zod.z.array(_zod.z.looseObject({
    name: _zod.z.string()
}));
function identity({ repository, name }) {
    return (0, _address.addressText)({
        kind: 'environment',
        repository,
        environment: name
    });
}
async function environmentsIn(reader, organization, repository) {
    const root = `/repos/${encodeURIComponent(organization)}/${encodeURIComponent(repository)}`;
    const list = (0, _reading.shaped)(List, await reader.list(`${root}/environments`, 'environments'));
    if (list.state === 'read') return list.value.map(({ name })=>({
            repository,
            name
        }));
    throw new _usererror.UserError(`could not list the environments of ${organization}/${repository}: ${(0, _reading.reasonOf)(list)}`, {
        place: (0, _addressplace.placeText)({
            list: 'environment',
            repository
        }),
        exitCode: 3
    });
}
async function unownedEnvironments(reader, plan, owned) {
    const mine = new Set(owned.map(identity));
    const wanted = (0, _expected.environmentsOf)(plan).map(({ repository, name })=>({
            repository: repository.name,
            name
        }));
    const open = wanted.filter((environment)=>!mine.has(identity(environment)));
    const repositories = (0, _sorted.sortedSet)(open.map(({ repository })=>repository));
    const lists = await Promise.all(repositories.map((name)=>environmentsIn(reader, plan.organization, name)));
    const there = new Set(lists.flat().map(identity));
    return (0, _sorted.sortedSet)(open.filter((each)=>there.has(identity(each))).map(({ repository, name })=>`${repository}/${name}`));
}
async function refuseUnowned(reader, plan, owned) {
    const found = await unownedEnvironments(reader, plan, owned);
    if (found.length === 0) return;
    const which = 'sites' in plan ? `--tier ${plan.tier}` : '--foundation';
    throw new _usererror.UserError(`an up would overwrite what the stack ${plan.stack} does not own: ${found.join(', ')}`, {
        place: `${plan.organization}, environments`,
        allowed: `adopt them first (causeway adopt ${which}), or choose other names in the registry's naming`
    });
}
