"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "approvalSecrets", {
    enumerable: true,
    get: function() {
        return approvalSecrets;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const approvalSecrets = {
    code: 'isolation-approval-secrets',
    title: 'Approval environments hold no secrets',
    why: 'An approval job only asks people. A secret there would be readable by a job that is not yet allowed to deploy.',
    fix: "Put the secret into the deploy environment of the surface that needs it (the surface's secrets).",
    severity: 'critical',
    category: 'isolation',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#environment-secrets',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environmentSecret
    ],
    check ({ props }, context) {
        const environment = (0, _view.textOf)(props, 'environment');
        const owned = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment);
        if (owned?.plan.kind !== 'approval') return [];
        return [
            {
                what: `the secret ${(0, _view.textOf)(props, 'secretName') ?? '(unnamed)'} is in the approval environment ${environment}`,
                pointer: (0, _pointers.environmentPointer)(context, owned.plan)
            }
        ];
    }
};
