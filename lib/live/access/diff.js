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
    get accessDiff () {
        return accessDiff;
    },
    get factsDiff () {
        return factsDiff;
    },
    get widensAccess () {
        return widensAccess;
    }
});
const _foundation = require("../../plan/foundation");
const _sorted = require("../../plan/sorted");
const _deploymentfacts = require("./deployment-facts");
const _deployments = require("./deployments");
const _fact = require("./fact");
const _governancefacts = require("./governance-facts");
const _repositoryfacts = require("./repository-facts");
function factsOf(registry) {
    return (0, _fact.together)([
        (0, _deploymentfacts.deploymentFacts)((0, _deployments.deploymentsOf)(registry)),
        (0, _repositoryfacts.repositoryFacts)(registry, (0, _foundation.planFoundation)(registry).repositories),
        (0, _governancefacts.governanceFacts)(registry)
    ]);
}
function keyOf({ scope, group, target }) {
    return `${scope}\0${group}\0${target}`;
}
function fact(each, event) {
    const widens = each.sense === 'grant' === (event === 'added');
    return {
        effect: widens ? 'widens' : 'narrows',
        group: `${event}|${each.sense}|${each.target === '' ? each.scope : ''}|${each.group}`,
        target: each.target,
        say: each[event]
    };
}
// Of what is new or gone as a whole only that is told; everything in it follows.
function scopeDrafts(from, to) {
    const missing = (left, right)=>[
            ...left.scopes
        ].filter(([scope])=>!right.scopes.has(scope));
    return [
        ...missing(to, from).flatMap(([, each])=>each ? [
                fact(each, 'added')
            ] : []),
        ...missing(from, to).flatMap(([, each])=>each ? [
                fact(each, 'removed')
            ] : [])
    ];
}
function factDrafts(from, to) {
    const missing = (left, right)=>{
        const known = new Set(right.facts.map(keyOf));
        return left.facts.filter((each)=>right.scopes.has(each.scope) && !known.has(keyOf(each)));
    };
    return [
        ...missing(to, from).map((each)=>fact(each, 'added')),
        ...missing(from, to).map((each)=>fact(each, 'removed'))
    ];
}
function levelDrafts(from, to) {
    const id = (level)=>`${level.scope}\0${level.id}`;
    const before = new Map(from.levels.map((level)=>[
            id(level),
            level.value
        ]));
    const after = new Set(to.levels.map(id));
    const changed = to.levels.flatMap((level)=>{
        // A number that one side does not have counts as none: zero.
        const old = before.get(id(level)) ?? (from.scopes.has(level.scope) ? 0 : level.value);
        if (old === level.value) return [];
        return [
            levelDraft(level, old, level.value)
        ];
    });
    const gone = from.levels.filter((level)=>!after.has(id(level)) && to.scopes.has(level.scope) && level.value !== 0).map((level)=>levelDraft(level, level.value, 0));
    return [
        ...changed,
        ...gone
    ];
}
function levelDraft(level, from, to) {
    return {
        effect: to < from ? 'widens' : 'narrows',
        group: `level|${level.group}|${from}|${to}`,
        target: level.target,
        say: (targets)=>level.changed(targets, from, to)
    };
}
function accessDiff(before, after) {
    return factsDiff(factsOf(before), factsOf(after));
}
function factsDiff(from, to) {
    const groups = new Map();
    for (const draft of [
        ...scopeDrafts(from, to),
        ...factDrafts(from, to),
        ...levelDrafts(from, to)
    ]){
        const group = groups.get(draft.group);
        if (group) group.push(draft);
        else groups.set(draft.group, [
            draft
        ]);
    }
    const changes = [
        ...groups.values()
    ].flatMap((drafts)=>{
        const [first] = drafts;
        return first ? [
            {
                effect: first.effect,
                message: first.say((0, _sorted.sortedSet)(drafts.map(({ target })=>target)).join(', '))
            }
        ] : [];
    });
    return (0, _sorted.sortedBy)(changes, ({ effect, message })=>`${effect === 'widens' ? 0 : 1}${message}`);
}
function widensAccess(changes) {
    return changes.some(({ effect })=>effect === 'widens');
}
