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
    get planTier () {
        return planTier;
    },
    get requirePartition () {
        return requirePartition;
    }
});
const _selectors = require("../registry/selectors");
const _usererror = require("../registry/user-error");
const _environments = require("./environments");
const _partitions = require("./partitions");
const _plannedobjects = require("./planned-objects");
const _released = require("./released");
const _sites = require("./sites");
const _sorted = require("./sorted");
function requirePartition(registry, partition) {
    const known = (0, _partitions.partitions)(registry);
    if (partition === undefined || known.includes(partition)) return;
    throw new _usererror.UserError(`no repository is in the partition "${partition}"`, {
        place: 'causeway:partition',
        allowed: known.join(', ')
    });
}
function planTier(registry, tierId, { partition } = {}) {
    const tier = (0, _selectors.findTier)(registry, tierId);
    if (!tier) {
        throw new _usererror.UserError(`no tier "${tierId}" in the registry`, {
            place: 'causeway:tier',
            allowed: (0, _selectors.tierChain)(registry).map(({ id })=>id).join(', ')
        });
    }
    requirePartition(registry, partition);
    const grouped = (0, _selectors.surfacesByRepository)(registry, tier.id);
    const keys = (0, _partitions.repositoriesIn)(registry, partition);
    const surfaces = keys.flatMap((key)=>grouped.get(key) ?? []);
    return {
        stack: partition === undefined ? tier.id : `${tier.id}.${partition}`,
        tier: tier.id,
        ...partition === undefined ? {} : {
            partition
        },
        organization: registry.organization.login,
        environments: (0, _sorted.sortedBy)([
            ...surfaces.map((surface)=>(0, _environments.deployEnvironment)(registry, surface, tier)),
            ...keys.flatMap((key)=>(0, _environments.approvalEnvironments)(registry, key, tier, grouped.get(key) ?? []))
        ].map((environment)=>(0, _released.withReleased)(registry, environment, (0, _plannedobjects.inEnvironment)(environment))), ({ key })=>key),
        sites: (0, _sorted.sortedBy)(surfaces.flatMap((surface)=>(0, _sites.sitePlan)(registry, surface, tier) ?? []).map((site)=>(0, _released.withReleased)(registry, site, (0, _plannedobjects.ofSite)(site))), ({ key })=>key)
    };
}
