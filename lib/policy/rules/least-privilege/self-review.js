"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "selfReview", {
    enumerable: true,
    get: function() {
        return selfReview;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const selfReview = {
    code: 'least-privilege-self-review',
    title: 'Nobody approves the deployment that they started',
    why: 'GitHub allows it unless it is told not to: one person could then start and approve alone.',
    fix: "Leave `preventSelfReview` true in the tier's approval.",
    severity: 'high',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environment
    ],
    check ({ props }, context) {
        // GitHub refuses the flag where nobody reviews (W5).
        if ((0, _view.listOf)(props, 'reviewers').length === 0 || props['preventSelfReview'] === true) return [];
        const environment = (0, _view.textOf)(props, 'environment');
        const plan = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment)?.plan;
        return [
            {
                what: `${environment} lets people approve what they started`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }
        ];
    }
};
