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
    get createRuleset () {
        return createRuleset;
    },
    get deleteRuleset () {
        return deleteRuleset;
    },
    get getRuleset () {
        return getRuleset;
    },
    get getRulesetVersion () {
        return getRulesetVersion;
    },
    get listBranchRules () {
        return listBranchRules;
    },
    get listRulesetHistory () {
        return listRulesetHistory;
    },
    get listRulesets () {
        return listRulesets;
    },
    get updateRuleset () {
        return updateRuleset;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _plans = require("../rules/plans");
const _refrules = require("../rules/ref-rules");
const _rulesetchecks = require("../rules/ruleset-checks");
const _account = require("../shapes/account");
const _pagination = require("../transport/pagination");
const _permissions = require("../transport/permissions");
const _world = require("../world");
function rulesetHome(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    if (!(0, _plans.capabilitiesOf)(exchange.world, repository).rulesets) throw (0, _plans.upgradeNeeded)();
    return repository;
}
function summary(exchange, repository, ruleset) {
    const full = (0, _lookup.fullName)(exchange, repository);
    return {
        ...{
            id: ruleset.id,
            name: ruleset.name,
            target: ruleset.target,
            source_type: 'Repository',
            source: full
        },
        ...{
            enforcement: ruleset.enforcement,
            node_id: (0, _account.nodeId)('RRS', ruleset.id)
        },
        _links: {
            self: {
                href: `${exchange.base}/repos/${full}/rulesets/${ruleset.id}`
            },
            html: {
                href: `${exchange.base}/${full}/rules/${ruleset.id}`
            }
        },
        ...{
            created_at: ruleset.createdAt,
            updated_at: ruleset.updatedAt
        }
    };
}
function whole(exchange, repository, ruleset) {
    // Bypass actors are shown only to those who may change the ruleset (W18).
    const shown = (0, _permissions.has)(exchange, 'administration', 'write');
    return {
        ...summary(exchange, repository, ruleset),
        ...{
            conditions: ruleset.conditions,
            rules: ruleset.rules
        },
        ...shown ? {
            bypass_actors: ruleset.bypassActors,
            current_user_can_bypass: 'never'
        } : {}
    };
}
function rulesetOf(exchange, repository) {
    const found = repository.rulesets[exchange.params['ruleset_id'] ?? ''];
    if (found === undefined || !(0, _lookup.visible)(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
function actorOf(actor) {
    const { actor_id = null, actor_type = '', bypass_mode = 'always' } = actor;
    return {
        actor_id,
        actor_type,
        bypass_mode
    };
}
function changedBy({ caller: { token }, world }) {
    const user = world.users[token?.user ?? ''];
    const app = world.apps[token?.app ?? ''];
    return user ? {
        id: user.id,
        type: 'User'
    } : {
        id: app?.id ?? 0,
        type: 'Integration'
    };
}
function recorded(exchange, ruleset) {
    const { history = [], name, target, enforcement, bypassActors, conditions, rules } = ruleset;
    const version = {
        ...{
            id: (history[0]?.id ?? 0) + 1,
            actor: changedBy(exchange),
            at: ruleset.updatedAt
        },
        state: structuredClone({
            name,
            target,
            enforcement,
            bypassActors,
            conditions,
            rules
        })
    };
    return {
        ...ruleset,
        history: [
            version,
            ...history
        ]
    };
}
function createRuleset(exchange) {
    const { world } = exchange;
    const repository = rulesetHome(exchange);
    const body = exchange.body;
    const at = exchange.now();
    const ruleset = {
        ...{
            id: 0,
            name: body.name ?? '',
            target: body.target ?? 'branch',
            enforcement: body.enforcement ?? 'active'
        },
        bypassActors: (body.bypass_actors ?? []).map(actorOf),
        conditions: body.conditions ?? null,
        rules: (body.rules ?? []).map(_rulesetchecks.completed),
        ...{
            createdAt: at,
            updatedAt: at
        }
    };
    (0, _rulesetchecks.requireRuleset)(exchange, repository, ruleset);
    const stored = (0, _lookup.fresh)(world, recorded(exchange, {
        ...ruleset,
        id: (0, _world.takeId)(world)
    }));
    repository.rulesets[stored.id] = stored;
    return {
        status: 201,
        body: whole(exchange, repository, stored)
    };
}
function updateRuleset(exchange) {
    const repository = rulesetHome(exchange);
    const known = rulesetOf(exchange, repository);
    const body = exchange.body ?? {};
    const ruleset = {
        ...{
            ...known,
            name: body.name ?? known.name,
            target: body.target ?? known.target
        },
        enforcement: body.enforcement ?? known.enforcement,
        bypassActors: (body.bypass_actors ?? []).map(actorOf),
        conditions: body.conditions ?? null,
        rules: (body.rules ?? []).map(_rulesetchecks.completed),
        updatedAt: exchange.now()
    };
    (0, _rulesetchecks.requireRuleset)(exchange, repository, ruleset);
    repository.rulesets[ruleset.id] = recorded(exchange, ruleset);
    return {
        status: 200,
        body: whole(exchange, repository, ruleset)
    };
}
function getRuleset(exchange) {
    const repository = rulesetHome(exchange);
    return {
        status: 200,
        body: whole(exchange, repository, rulesetOf(exchange, repository))
    };
}
function listRulesets(exchange) {
    const repository = rulesetHome(exchange);
    const targets = exchange.query['targets'];
    const wanted = typeof targets === 'string' ? targets.split(',') : undefined;
    const all = Object.values(repository.rulesets).filter((one)=>(0, _lookup.visible)(exchange, one)).filter(({ target })=>wanted === undefined || wanted.includes(target));
    return (0, _pagination.page)(exchange, all, (some)=>some.map((one)=>summary(exchange, repository, one)));
}
function listRulesetHistory(exchange) {
    const { history = [] } = rulesetOf(exchange, rulesetHome(exchange));
    return (0, _pagination.page)(exchange, history, (some)=>some.map(({ id, actor, at })=>({
                version_id: id,
                actor,
                updated_at: at
            })));
}
function getRulesetVersion(exchange) {
    const repository = rulesetHome(exchange);
    const ruleset = rulesetOf(exchange, repository);
    const found = ruleset.history?.find(({ id })=>String(id) === exchange.params['version_id']);
    if (found === undefined) throw (0, _errors.notFound)();
    const { bypassActors: bypass_actors, ...state } = found.state;
    const full = (0, _lookup.fullName)(exchange, repository);
    return {
        status: 200,
        body: {
            ...{
                version_id: found.id,
                actor: found.actor,
                updated_at: found.at
            },
            state: {
                id: ruleset.id,
                source_type: 'Repository',
                source: full,
                ...state,
                bypass_actors
            }
        }
    };
}
function deleteRuleset(exchange) {
    const repository = rulesetHome(exchange);
    delete repository.rulesets[rulesetOf(exchange, repository).id];
    return {
        status: 204
    };
}
function listBranchRules(exchange) {
    const repository = rulesetHome(exchange);
    const branch = exchange.params['branch'] ?? '';
    const source = {
        ruleset_source_type: 'Repository',
        ruleset_source: (0, _lookup.fullName)(exchange, repository)
    };
    const rules = Object.values(repository.rulesets).filter(({ target, enforcement })=>target === 'branch' && enforcement === 'active').filter((ruleset)=>(0, _refrules.covers)(repository, ruleset, `refs/heads/${branch}`)).flatMap(({ id, rules: own })=>own.map((rule)=>({
                ...rule,
                ...source,
                ruleset_id: id
            })));
    return (0, _pagination.page)(exchange, rules);
}
