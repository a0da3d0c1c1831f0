"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "worldDiff", {
    enumerable: true,
    get: function() {
        return worldDiff;
    }
});
const _address = require("../../plan/address");
const _addressparse = require("../../plan/address-parse");
const _foundation = require("../../plan/foundation");
const _objects = require("../../plan/objects");
const _sorted = require("../../plan/sorted");
const _tier = require("../../plan/tier");
const _selectors = require("../../registry/selectors");
const _deploymentfacts = require("./deployment-facts");
const _deployments = require("./deployments");
const _diff = require("./diff");
const _fact = require("./fact");
const _repositoryfacts = require("./repository-facts");
const _seendeployments = require("./seen-deployments");
const _seenrepositories = require("./seen-repositories");
const _seenworld = require("./seen-world");
/** What only the world has: environments that nobody declares, names beside those of environments, workflows that approve. */ function worldOnly(registry, { objects }, { repository }) {
    const plans = [
        (0, _foundation.planFoundation)(registry),
        ...(0, _selectors.tierChain)(registry).map(({ id })=>(0, _tier.planTier)(registry, id))
    ];
    const declared = new Set(plans.flatMap(_objects.objectsOf));
    const who = `workflows of ${repository.name}`;
    const grants = [
        ...objects.values()
    ].flatMap(({ address, kind, fields })=>{
        const at = (0, _addressparse.parseAddress)(address);
        if (!('repository' in at) || at.repository !== repository.name) return [];
        const last = (0, _address.ownName)(at);
        if (kind === 'environment' && !declared.has(address)) return [
            `use the environment ${last}, which nobody declares`
        ];
        if (kind === 'outer-secret') return [
            `run with the secret ${last} of the ${fields['level']}, whatever their environment`
        ];
        if (kind === 'workflow-permissions' && fields['approvesPullRequests'] === true) return [
            'approve pull requests'
        ];
        return [];
    });
    const facts = grants.map((what)=>(0, _fact.single)('grant', `repository ${repository.key}`, what, `this change lets ${who} ${what}`, `${who} no longer may ${what}`));
    return {
        facts,
        levels: [],
        scopes: new Map()
    };
}
function worldDiff(registry, snapshots) {
    const world = (0, _seenworld.seenWorld)(snapshots);
    const { repositories } = (0, _foundation.planFoundation)(registry);
    const seen = repositories.map((repository)=>(0, _seenrepositories.repositorySeen)(world, repository));
    const planned = (0, _fact.together)([
        (0, _deploymentfacts.deploymentFacts)((0, _deployments.deploymentsOf)(registry)),
        (0, _repositoryfacts.repositoryFacts)(registry, repositories)
    ]);
    const real = (0, _fact.together)([
        (0, _deploymentfacts.deploymentFacts)((0, _seendeployments.seenDeployments)(registry, world)),
        (0, _repositoryfacts.repositoryFacts)(registry, seen),
        ...repositories.map((repository)=>worldOnly(registry, world, repository))
    ]);
    return {
        changes: (0, _diff.factsDiff)(planned, real).map(({ effect, message })=>({
                effect,
                message: message.replace(/^this change /, 'the world ')
            })),
        doubts: (0, _sorted.sortedSet)(world.unverified.map(({ address, field, reason })=>`${address}${field === undefined ? '' : ` (${field})`}: ${reason}`))
    };
}
