"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "surfaceTemplates", {
    enumerable: true,
    get: function() {
        return surfaceTemplates;
    }
});
const _nodecrypto = require("node:crypto");
const _containerworkflow = require("./container-workflow");
const _containers = require("./containers");
const _manifestworkflow = require("./manifest-workflow");
const _manifests = require("./manifests");
const _programme = require("./programme");
const _workflowfile = require("./workflow-file");
const LONGEST_ID = 39;
// A surface's id may be as long as a check's: what does not fit is told apart by a digest.
function checkId(name) {
    if (name.length <= LONGEST_ID) return name;
    const digest = (0, _nodecrypto.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    return `${name.slice(0, LONGEST_ID - digest.length - 1).replace(/-$/, '')}-${digest}`;
}
function template(surface, workflow, about) {
    const { name, context } = workflow;
    return {
        path: `.github/workflows/${name}.yml`,
        content: (0, _workflowfile.workflowText)(workflow),
        check: {
            id: checkId(name),
            scope: 'repository',
            ...about,
            milestone: _programme.CATEGORY_MILESTONE[about.category],
            mode: 'advisory',
            context,
            app: 'github-actions',
            repositories: [
                surface.repository
            ]
        }
    };
}
function surfaceTemplates(surface, files) {
    const containers = (0, _containers.containersOf)(files);
    const manifests = (0, _manifests.manifestsOf)(files);
    return [
        ...containers ? [
            template(surface, (0, _containerworkflow.containerWorkflow)(surface.id, containers), {
                category: 'C',
                risk: 'an image cannot be built any more, or does not come up',
                severity: 'high'
            })
        ] : [],
        ...manifests ? [
            template(surface, (0, _manifestworkflow.manifestWorkflow)(surface.id, manifests), {
                category: 'D',
                risk: 'a manifest cannot be built, or the cluster would refuse it',
                severity: 'high'
            })
        ] : []
    ];
}
