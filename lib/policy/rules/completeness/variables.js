"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "variables", {
    enumerable: true,
    get: function() {
        return variables;
    }
});
const _address = require("../../../plan/address");
const _problem = require("../../../registry/problem");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const _view = require("../../view");
function holders({ environments, sites, plan, registry }) {
    const repositories = 'repositories' in plan ? plan.repositories : [];
    return [
        ...environments.map((environment)=>({
                where: environment.name,
                address: (name)=>(0, _address.addressText)({
                        ...(0, _address.environmentAddress)(environment),
                        kind: 'environment-variable',
                        name
                    }),
                variables: environment.variables,
                pointer: (name)=>(0, _pointers.surfacePointer)(registry, environment.surfaces[0], 'variables', name)
            })),
        ...repositories.map(({ key, repository, variables })=>({
                where: repository.name,
                address: (name)=>(0, _address.addressText)({
                        kind: 'repository-variable',
                        repository: repository.name,
                        name
                    }),
                variables,
                pointer: (name)=>(0, _problem.pointer)('repositories', key, 'variables', name)
            })),
        ...sites.map((site)=>({
                where: site.name,
                address: (name)=>(0, _address.addressText)({
                        ...(0, _address.siteAddress)(site),
                        kind: 'site-variable',
                        name
                    }),
                variables: site.variables,
                pointer: (name)=>(0, _pointers.surfacePointer)(registry, site.surface, 'variables', name)
            }))
    ];
}
function declaredValue({ props }) {
    return 'values' in props ? (0, _view.recordsOf)(props, 'values')[0]?.['value'] : props['value'];
}
const variables = {
    code: 'completeness-variables',
    title: "Every variable is declared with its tier's value",
    why: "A variable that is missing on a tier is taken from the repository or the organization, or is empty: the surface then talks to another tier's services.",
    fix: "Declare every variable of the plan with the registry's value.",
    severity: 'high',
    category: 'completeness',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/variables#configuration-variable-precedence',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return holders(context).flatMap((holder)=>holder.variables.flatMap(({ name, value })=>{
                const view = declared.get(holder.address(name));
                const at = holder.pointer(name);
                if (!view) return [
                    {
                        what: `the variable ${name} of ${holder.where} is not declared`,
                        pointer: at
                    }
                ];
                if (declaredValue(view) === value) return [];
                return [
                    {
                        what: `the variable ${name} of ${holder.where} has another value`,
                        pointer: at,
                        urn: view.urn
                    }
                ];
            }));
    }
};
