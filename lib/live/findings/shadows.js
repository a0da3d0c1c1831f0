"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "shadowFindings", {
    enumerable: true,
    get: function() {
        return shadowFindings;
    }
});
const _address = require("../../plan/address");
const _expected = require("../expected");
const _outer = require("../github/outer");
const _removal = require("../repair/removal");
function namesOf(environment, kind) {
    return (kind === 'secret' ? environment.secrets : environment.variables).map(({ name })=>name.toUpperCase());
}
function shadowFindings(plan, snapshot, owners) {
    const seen = new Set(snapshot.objects.map(({ address })=>address));
    const found = new Map();
    for (const environment of (0, _expected.environmentsOf)(plan)){
        const repository = environment.repository.name;
        for (const kind of [
            'secret',
            'variable'
        ]){
            for (const name of namesOf(environment, kind)){
                for (const level of _outer.OUTER_LEVELS){
                    const outer = {
                        kind: `outer-${kind}`,
                        repository,
                        level,
                        name
                    };
                    const address = (0, _address.addressText)(outer);
                    if (!seen.has(address) || found.has(address)) continue;
                    // A repository's own variable may be one that the foundation's stack keeps there.
                    const isFree = owners((0, _address.addressText)({
                        kind: 'repository-variable',
                        repository,
                        name
                    })).is === 'nobodys';
                    found.set(address, {
                        ...{
                            kind: 'unowned',
                            address
                        },
                        reason: `the ${level} has a ${kind} of the name that the environment ${environment.name} holds`,
                        repair: (0, _removal.outerRepair)(plan.organization, outer, isFree)
                    });
                }
            }
        }
    }
    return [
        ...found.values()
    ];
}
