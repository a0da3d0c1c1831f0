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
    get judgeSnapshot () {
        return judgeSnapshot;
    },
    get verifyPlan () {
        return verifyPlan;
    }
});
const _address = require("../plan/address");
const _addressplace = require("../plan/address-place");
const _identities = require("../plan/identities");
const _compare = require("./compare");
const _expected = require("./expected");
const _secretage = require("./findings/secret-age");
const _shadows = require("./findings/shadows");
const _owners = require("./owners");
const _placedsecrets = require("./placed-secrets");
const _take = require("./take");
function idsIn(snapshot) {
    const ids = new Map(snapshot.objects.map(({ address, fields })=>[
            address,
            fields['id']
        ]));
    const idAt = (address)=>{
        const id = ids.get(address);
        return typeof id === 'number' ? id : undefined;
    };
    return {
        appId: (app)=>idAt((0, _address.addressText)({
                kind: 'app',
                app
            })),
        rulesetId: (repository, ruleset)=>idAt((0, _address.addressText)({
                kind: 'ruleset',
                repository,
                ruleset
            }))
    };
}
/** Where a repository's rulesets were not all seen, nobody can say whose rules are in force on its branches. */ function unknownSources({ unverified }, repositories) {
    const reason = 'the rulesets that these could come from were not seen';
    return repositories.filter((repository)=>{
        const rulesets = (0, _addressplace.placeText)({
            list: 'ruleset',
            repository
        });
        return unverified.some(({ address, field })=>field === undefined && (0, _addressplace.isWithin)(rulesets, address));
    }).map((repository)=>({
            address: (0, _addressplace.placeText)({
                list: 'branch-rules',
                repository
            }),
            reason
        }));
}
function judgeSnapshot(registry, plan, taken, now, held = new Map()) {
    const { organization, stack } = plan;
    const { repositories } = (0, _identities.identitiesNamed)(plan);
    const snapshot = {
        ...taken,
        unverified: [
            ...taken.unverified,
            ...unknownSources(taken, repositories)
        ]
    };
    const expected = (0, _expected.expectedObjects)(plan, idsIn(snapshot));
    const owners = (0, _owners.ownersFor)(registry, plan, held);
    return (0, _compare.sortedFindings)([
        ...(0, _compare.compare)({
            organization,
            stack,
            expected,
            owners,
            snapshot,
            secrets: (0, _placedsecrets.placedSecrets)(plan)
        }),
        ...(0, _shadows.shadowFindings)(plan, snapshot, owners),
        ...(0, _secretage.secretAgeFindings)(plan, snapshot, now)
    ]);
}
async function verifyPlan(registry, plan, readers, now, held) {
    const snapshot = await (0, _take.takeSnapshot)(plan, readers);
    return {
        stack: plan.stack,
        snapshot,
        findings: judgeSnapshot(registry, plan, snapshot, now, held)
    };
}
