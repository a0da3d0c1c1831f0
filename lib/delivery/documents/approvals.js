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
    get APPROVALS_PATH () {
        return APPROVALS_PATH;
    },
    get approvalsDocument () {
        return approvalsDocument;
    }
});
const _deployments = require("../../live/access/deployments");
const _foundation = require("../../plan/foundation");
const _derivedvariables = require("../../registry/derived-variables");
const _selectors = require("../../registry/selectors");
const _page = require("./page");
const APPROVALS_PATH = 'docs/deployment/approvals.md';
function tierRow({ id, promotesFrom, soak, waitMinutes, approval, gate }) {
    const requires = (0, _page.codes)(gate.requires);
    const from = promotesFrom === undefined ? 'the release itself' : (0, _page.code)(promotesFrom);
    return [
        (0, _page.code)(id),
        from,
        soak === 'PT0S' ? '–' : (0, _page.code)(soak),
        waitMinutes === 0 ? '–' : `${waitMinutes} minutes`,
        approval ? `${approval.quorum} per ${approval.mode}` : 'nobody is asked',
        approval ? (0, _page.codes)(approval.reviewers) : '–',
        approval ? approval.preventSelfReview ? 'no' : 'yes' : '–',
        `${gate.mode}, ${gate.profile}; beside the checks: ${requires}`
    ];
}
function deploymentRow(deployment) {
    const { surface, tier, repository, branches, approvals, environment, others, quorum, adminsBypass } = deployment;
    return [
        ...[
            (0, _page.code)(surface),
            (0, _page.code)(tier),
            (0, _page.code)(repository),
            (0, _page.codes)(branches),
            (0, _page.codes)(approvals),
            (0, _page.code)(environment)
        ],
        quorum === 0 ? '–' : String(others),
        adminsBypass ? '**yes**' : 'no'
    ];
}
function approvalsDocument(registry) {
    const { governance } = registry;
    const { repositories } = (0, _foundation.planFoundation)(registry);
    const services = repositories.flatMap(({ environments })=>environments.map(({ repository, name, branches, reviewers })=>[
                ...[
                    (0, _page.code)(repository.name),
                    (0, _page.code)(name),
                    (0, _page.codes)(branches),
                    (0, _page.codes)(reviewers)
                ]
            ]));
    const bypasses = repositories.flatMap(({ rulesets })=>rulesets.flatMap(({ repository, name, include, bypass })=>bypass.map(({ app, mode })=>[
                    (0, _page.code)(repository.name),
                    (0, _page.code)(name),
                    (0, _page.codes)(include),
                    (0, _page.code)(`app:${app}`),
                    mode
                ])));
    return (0, _page.generatedPage)({
        title: 'Approval map',
        source: _derivedvariables.REGISTRY_PATH,
        lines: [
            `The same as a graph, with the ways round: ${(0, _page.code)('causeway access graph')}.`,
            '',
            '## Tiers',
            '',
            ...(0, _page.pageTable)([
                'tier',
                'comes from',
                'soaks',
                'waits',
                'approvals',
                'by',
                'of their own',
                'gate'
            ], (0, _selectors.tierChain)(registry).map(tierRow), 'No tiers.'),
            '## Deployments',
            '',
            'A quorum of N is N environments with one job each. “Others” are the people besides the one who asks.',
            '',
            ...(0, _page.pageTable)([
                'surface',
                'tier',
                'repository',
                'from branch',
                'asked in',
                'deploys in',
                'others',
                'admins pass'
            ], (0, _deployments.deploymentsOf)(registry).map(deploymentRow), 'No deployments.'),
            '## Keys',
            '',
            'Service environments hold the keys of the Apps; whoever lets a run into one lets it use them.',
            '',
            ...(0, _page.pageTable)([
                'repository',
                'environment',
                'from branch',
                'let through by'
            ], services, 'No service environments: the registry names no App.'),
            '## Who passes a ruleset',
            '',
            ...(0, _page.pageTable)([
                'repository',
                'ruleset',
                'refs',
                'who',
                'how'
            ], bypasses, 'Nobody.'),
            '## Governance',
            '',
            ...(0, _page.pageTable)([
                'what',
                'whose yes'
            ], [
                [
                    'registry, policy, workflows, stack files (code owners)',
                    (0, _page.codes)(governance.owners)
                ],
                [
                    'waivers, never one’s own',
                    (0, _page.codes)(governance.waiverApprovers)
                ]
            ], '')
        ]
    });
}
