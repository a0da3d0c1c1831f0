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
    get readActions () {
        return readActions;
    },
    get readApp () {
        return readApp;
    },
    get readCodeowners () {
        return readCodeowners;
    },
    get readWorkflow () {
        return readWorkflow;
    }
});
const _zod = require("zod");
const _reading = require("../reading");
const Permissions = _zod.z.looseObject({
    enabled: _zod.z.boolean(),
    allowed_actions: _zod.z.string().optional()
});
const Selected = _zod.z.looseObject({
    github_owned_allowed: _zod.z.boolean(),
    verified_allowed: _zod.z.boolean(),
    patterns_allowed: _zod.z.array(_zod.z.string())
});
const Workflow = _zod.z.looseObject({
    default_workflow_permissions: _zod.z.string(),
    can_approve_pull_request_reviews: _zod.z.boolean()
});
const File = _zod.z.looseObject({
    type: _zod.z.literal('file'),
    encoding: _zod.z.literal('base64'),
    content: _zod.z.string()
});
async function readActions(reader, sighting, root, repository) {
    const address = {
        kind: 'actions',
        repository
    };
    const found = (0, _reading.shaped)(Permissions, await reader.get(`${root}/actions/permissions`));
    if (found.state !== 'read') return sighting.missed(address, (0, _reading.reasonOf)(found));
    const mode = found.value.allowed_actions ?? 'none';
    const fields = {
        enabled: found.value.enabled,
        mode
    };
    if (mode !== 'selected') return sighting.saw(address, fields);
    const selected = (0, _reading.shaped)(Selected, await reader.get(`${root}/actions/permissions/selected-actions`));
    if (selected.state !== 'read') {
        sighting.saw(address, fields);
        for (const field of [
            'githubOwned',
            'verified',
            'patterns'
        ])sighting.missed(address, (0, _reading.reasonOf)(selected), field);
        return;
    }
    sighting.saw(address, {
        ...fields,
        githubOwned: selected.value.github_owned_allowed,
        verified: selected.value.verified_allowed,
        patterns: [
            ...selected.value.patterns_allowed
        ].sort()
    });
}
async function readWorkflow(reader, sighting, root, repository) {
    const address = {
        kind: 'workflow-permissions',
        repository
    };
    const found = (0, _reading.shaped)(Workflow, await reader.get(`${root}/actions/permissions/workflow`));
    if (found.state !== 'read') return sighting.missed(address, (0, _reading.reasonOf)(found));
    sighting.saw(address, {
        permissions: found.value.default_workflow_permissions,
        approvesPullRequests: found.value.can_approve_pull_request_reviews
    });
}
async function readCodeowners(reader, sighting, root, repository) {
    const address = {
        kind: 'codeowners',
        repository
    };
    const answer = await reader.get(`${root}/contents/.github/CODEOWNERS`);
    // Variables and rulesets of the same repository were asked for too: were it hidden, they would say so.
    if (answer.state === 'absent') return;
    const found = (0, _reading.shaped)(File, answer);
    if (found.state !== 'read') return sighting.missed(address, (0, _reading.reasonOf)(found));
    sighting.saw(address, {
        content: Buffer.from(found.value.content, 'base64').toString('utf8')
    });
}
async function readApp(reader, sighting, slug) {
    const found = (0, _reading.shaped)(_zod.z.looseObject({
        id: _zod.z.number()
    }), await reader.get(`/apps/${encodeURIComponent(slug)}`));
    if (found.state !== 'read') sighting.missed({
        kind: 'app',
        app: slug
    }, (0, _reading.reasonOf)(found));
    else sighting.saw({
        kind: 'app',
        app: slug
    }, {
        id: found.value.id
    });
}
