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
    get explainInWords () {
        return explainInWords;
    },
    get explainSurface () {
        return explainSurface;
    }
});
const _naming = require("./naming");
const _nearest = require("./nearest");
const _problem = require("./problem");
const _secretlooking = require("./secret-looking");
const _selectors = require("./selectors");
const _usererror = require("./user-error");
function explainTier(registry, surface, tier) {
    const { target } = surface;
    const name = (0, _naming.siteName)(surface, tier);
    const team = target.kind === 'netlify' ? (0, _selectors.valueOn)(target.team, tier.id) : undefined;
    const domain = target.kind === 'netlify' ? (0, _selectors.valueOn)(target.domain, tier.id) : undefined;
    const site = name !== undefined && team !== undefined ? {
        team,
        name
    } : null;
    const url = target.kind === 'workflow' ? (0, _selectors.valueOn)(target.url, tier.id) : `https://${domain ?? `${name}.netlify.app`}`;
    return {
        tier: tier.id,
        branch: (0, _selectors.branchOf)(registry, surface.repository, tier),
        environment: (0, _naming.deployEnvironmentName)(registry, surface, tier),
        approvals: tier.approval ? {
            environments: (0, _naming.approvalEnvironmentNames)(registry, tier, surface),
            reviewers: tier.approval.reviewers,
            quorum: tier.approval.quorum
        } : null,
        promotesFrom: tier.promotesFrom ?? null,
        soak: tier.soak,
        gate: tier.gate,
        variables: Object.fromEntries(Object.entries(surface.variables).flatMap(([key, { values }])=>{
            const value = (0, _selectors.valueOn)(values, tier.id);
            return value === undefined ? [] : [
                [
                    key,
                    value
                ]
            ];
        })),
        secrets: (0, _selectors.secretsOn)(surface, tier.id).map((secret)=>({
                name: secret.name,
                in: secret.in,
                managed: secret.managed
            })),
        toggles: Object.fromEntries(Object.entries(surface.toggles).flatMap(([key, { reason: _, ...values }])=>Object.hasOwn(values, tier.id) ? [
                [
                    key,
                    values[tier.id] === true
                ]
            ] : [])),
        site,
        url: url ?? null
    };
}
function explainSurface(registry, id) {
    const surface = registry.surfaces.find((each)=>each.id === id);
    if (!surface) {
        const ids = registry.surfaces.map((each)=>each.id);
        const meant = (0, _nearest.nearest)(id, ids);
        throw new _usererror.UserError(`no surface ${(0, _secretlooking.showValue)(id)} in the registry${meant ? `: did you mean "${meant}"?` : ''}`, {
            place: 'SURFACE',
            allowed: (0, _problem.oneOf)(ids)
        });
    }
    const wanted = new Set([
        ...surface.evidence,
        ...surface.data ? [
            surface.data.rehearsal
        ] : []
    ]);
    const checks = registry.checks.filter((check)=>check.scope === 'repository' ? check.repositories === undefined || check.repositories.includes(surface.repository) : wanted.has(check.id));
    const { target } = surface;
    return {
        surface: surface.id,
        description: surface.description,
        owner: surface.owner,
        repository: `${registry.organization.login}/${(0, _selectors.repositoryOf)(registry, surface.repository).name}`,
        paths: surface.paths,
        target: target.kind === 'workflow' ? `workflow ${target.workflow}` : `Netlify${target.linked ? ', linked' : ''}`,
        checks: checks.map(({ id: check, mode, severity, context })=>({
                id: check,
                mode,
                severity,
                context
            })),
        tiers: (0, _selectors.tiersOf)(registry, surface).map((tier)=>explainTier(registry, surface, tier))
    };
}
function explainInWords(explanation) {
    const { surface, description, owner, repository, paths, target, checks, tiers } = explanation;
    const except = paths.exclude.length > 0 ? ` except ${paths.exclude.join(', ')}` : '';
    const blocking = checks.filter(({ mode })=>mode === 'blocking').map(({ id })=>id);
    const head = [
        `${surface}${description ? `: ${description}` : ''}`,
        `It belongs to ${owner}, lives in ${repository} and is released when ${paths.include.join(', ')}${except} changes.`,
        `It is deployed by ${target}. Checks that block: ${blocking.length > 0 ? blocking.join(', ') : 'none'}.`
    ];
    const perTier = tiers.map((tier)=>{
        const from = tier.promotesFrom ? `A release comes to ${tier.tier} from ${tier.promotesFrom}${tier.soak === 'PT0S' ? '' : ` after ${tier.soak} there`}` : `A release comes to ${tier.tier} by itself`;
        const approval = tier.approvals ? `when ${tier.approvals.quorum} of ${tier.approvals.reviewers.join(', ')} ${tier.approvals.quorum === 1 ? 'lets' : 'let'} it through` : 'without approval';
        return `${from}, from branch ${tier.branch} alone, ${approval}; its gate is ${tier.gate.mode}.`;
    });
    return [
        ...head,
        ...perTier
    ].join('\n');
}
