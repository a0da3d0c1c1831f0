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
    get contextOf () {
        return contextOf;
    },
    get createWorld () {
        return createWorld;
    },
    get siteOf () {
        return siteOf;
    },
    get stacksOf () {
        return stacksOf;
    }
});
const _foundation = require("../plan/foundation");
const _tier = require("../plan/tier");
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _usererror = require("../registry/user-error");
const _catalog = require("./catalog");
const _waivers = require("./waivers");
function createWorld(registry, { workflows, now, waivers = _waivers.noWaivers }) {
    return {
        registry,
        catalog: new _catalog.Catalog(registry),
        workflows,
        now,
        waivers
    };
}
function stacksOf(registry) {
    return [
        _naming.FOUNDATION,
        ...(0, _selectors.tierChain)(registry).map(({ id })=>id)
    ];
}
function contextOf(world, stack) {
    const { registry } = world;
    const dot = stack.indexOf('.');
    const slice = dot < 0 ? stack : stack.slice(0, dot);
    const partition = dot < 0 ? undefined : stack.slice(dot + 1);
    if (slice === _naming.FOUNDATION) {
        const plan = (0, _foundation.planFoundation)(registry, {
            partition
        });
        const environments = plan.repositories.flatMap((repository)=>repository.environments);
        const rulesets = plan.repositories.flatMap((repository)=>repository.rulesets);
        return {
            ...world,
            stack,
            slice,
            tier: undefined,
            highest: true,
            environments,
            rulesets,
            sites: [],
            plan
        };
    }
    const tier = (0, _selectors.findTier)(registry, slice);
    if (!tier) {
        throw new _usererror.UserError(`the stack "${stack}" is no tier of the registry`, {
            allowed: stacksOf(registry).join(', ')
        });
    }
    const plan = (0, _tier.planTier)(registry, tier.id, {
        partition
    });
    const highest = tier.id === (0, _selectors.highestTier)(registry).id;
    return {
        ...world,
        stack,
        slice,
        tier,
        highest,
        environments: plan.environments,
        rulesets: [],
        sites: plan.sites,
        plan
    };
}
function siteOf(view, context) {
    return context.sites.find(({ key })=>view.name === key || view.name.startsWith(`${key}.`));
}
