"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "adminBypass", {
    enumerable: true,
    get: function() {
        return adminBypass;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const adminBypass = {
    code: 'least-privilege-admin-bypass',
    title: "Administrators cannot bypass an environment's rules",
    why: 'The default is that they can, at GitHub and in the provider: it has to be said (terraform-provider-github, can_admins_bypass).',
    fix: "Leave the tier's `adminsBypass` false.",
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#allow-administrators-to-bypass-configured-protection-rules',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environment
    ],
    check ({ props }, context) {
        if (props['canAdminsBypass'] === false) return [];
        const environment = (0, _view.textOf)(props, 'environment');
        const plan = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment)?.plan;
        const said = 'canAdminsBypass' in props ? 'may' : 'may, since nothing is said,';
        return [
            {
                what: `administrators ${said} bypass the rules of ${environment}`,
                pointer: plan?.tier ? (0, _pointers.tierPointer)(context.registry, plan.tier, 'adminsBypass') : (0, _pointers.environmentPointer)(context, plan)
            }
        ];
    }
};
