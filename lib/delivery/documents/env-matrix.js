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
    get ENV_MATRIX_PATH () {
        return ENV_MATRIX_PATH;
    },
    get envMatrixDocument () {
        return envMatrixDocument;
    }
});
const _foundation = require("../../plan/foundation");
const _rotation = require("../../plan/rotation");
const _tier = require("../../plan/tier");
const _derivedvariables = require("../../registry/derived-variables");
const _secretlooking = require("../../registry/secret-looking");
const _selectors = require("../../registry/selectors");
const _page = require("./page");
const ENV_MATRIX_PATH = 'docs/deployment/env_matrix.md';
function holdersOf({ environments, sites }) {
    return [
        ...environments.map((environment)=>({
                surface: environment.surfaces.join(', '),
                where: `GitHub environment ${(0, _page.code)(environment.name)} of ${(0, _page.code)(environment.repository.name)}`,
                holds: environment
            })),
        ...sites.map((site)=>({
                surface: site.surface,
                where: `Netlify site ${(0, _page.code)(site.name)} of team ${(0, _page.code)(site.team)}`,
                holds: site
            }))
    ];
}
// Dates, never days left: the page is the same on every day on which the registry is.
function dueDates(registry) {
    const all = (0, _rotation.rotations)(registry, new Date(0));
    return new Map(all.map(({ surface, tier, name, dueAt })=>[
            `${surface} ${tier} ${name}`,
            dueAt?.slice(0, 10)
        ]));
}
function placeOfValue({ managed }, stack) {
    if (managed === 'external') return 'set there by its owner, in no file';
    return `encrypted in ${(0, _page.code)(`Pulumi.${stack}.yaml`)}, written by ${(0, _page.code)('pulumi up')}`;
}
function tierSection(registry, tier, due) {
    const holders = holdersOf((0, _tier.planTier)(registry, tier));
    const variables = holders.flatMap(({ surface, where, holds })=>holds.variables.map(({ name, value })=>[
                surface,
                (0, _page.code)(name),
                (0, _page.code)((0, _secretlooking.showValue)(value)),
                where
            ]));
    const secrets = holders.flatMap(({ surface, where, holds })=>holds.secrets.map((secret)=>[
                ...[
                    surface,
                    (0, _page.code)(secret.name),
                    where,
                    placeOfValue(secret, tier),
                    (0, _page.code)(secret.owner),
                    (0, _page.code)(secret.rotateEvery)
                ],
                ...[
                    secret.lastRotated ?? 'not recorded',
                    due.get(`${surface} ${tier} ${secret.name}`) ?? 'not known'
                ]
            ]));
    return [
        `## ${tier}`,
        '',
        ...(0, _page.pageTable)([
            'surface',
            'variable',
            'value',
            'where'
        ], variables, 'No variables.'),
        ...(0, _page.pageTable)([
            'surface',
            'secret',
            'where',
            'value',
            'owner',
            'every',
            'last rotated',
            'due'
        ], secrets, 'No secrets.')
    ];
}
function foundationSection(registry) {
    const { repositories } = (0, _foundation.planFoundation)(registry);
    const variables = repositories.flatMap(({ repository, variables: own })=>own.map(({ name, value })=>[
                (0, _page.code)(repository.name),
                (0, _page.code)(name),
                (0, _page.code)((0, _secretlooking.showValue)(value))
            ]));
    const secrets = repositories.flatMap(({ environments })=>environments.flatMap(({ repository, name, branches, reviewers, secrets: own })=>own.map((secret)=>[
                    ...[
                        (0, _page.code)(repository.name),
                        (0, _page.code)(name),
                        (0, _page.code)(secret.name),
                        (0, _page.codes)(branches),
                        (0, _page.codes)(reviewers)
                    ],
                    ...[
                        (0, _page.code)(secret.owner),
                        (0, _page.code)(secret.rotateEvery)
                    ]
                ])));
    return [
        '## foundation',
        '',
        'What belongs to repositories rather than to a tier. The secrets here are the keys of what acts; people put them there.',
        '',
        ...(0, _page.pageTable)([
            'repository',
            'variable',
            'value'
        ], variables, 'No variables.'),
        ...(0, _page.pageTable)([
            'repository',
            'service environment',
            'secret',
            'from branch',
            'let through by',
            'owner',
            'every'
        ], secrets, 'No service environments: the registry names no App.')
    ];
}
function envMatrixDocument(registry) {
    const due = dueDates(registry);
    return (0, _page.generatedPage)({
        title: 'Environment matrix',
        source: _derivedvariables.REGISTRY_PATH,
        lines: [
            `A value of a secret is never here. What is due today: ${(0, _page.code)('causeway secrets due')}.`,
            '',
            ...(0, _selectors.tierChain)(registry).flatMap(({ id })=>tierSection(registry, id, due)),
            ...foundationSection(registry)
        ]
    });
}
