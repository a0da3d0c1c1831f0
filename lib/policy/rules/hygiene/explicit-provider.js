"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "explicitProvider", {
    enumerable: true,
    get: function() {
        return explicitProvider;
    }
});
const _resourcetypes = require("../../resource-types");
const explicitProvider = {
    code: 'hygiene-explicit-provider',
    title: 'Every resource has an explicit provider',
    why: "A default provider takes whatever credentials and organization the machine has: another tier's, for example.",
    fix: 'Pass the provider instance of the stack, and keep `pulumi:disable-default-providers` set.',
    severity: 'medium',
    category: 'hygiene',
    docs: 'https://www.pulumi.com/docs/iac/concepts/resources/providers/#disabling-default-providers',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    // Pulumi runs dynamic resources by a provider of its own that takes no configuration.
    types: _resourcetypes.GOVERNED_TYPES.filter((type)=>type !== _resourcetypes.TYPE.site),
    check ({ name, provider }) {
        if (provider && !/^default(_|$)/.test(provider.name)) return [];
        return [
            {
                what: `${name} has ${provider ? 'a default' : 'no'} provider`,
                pointer: '/organization'
            }
        ];
    }
};
