"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "placedSecrets", {
    enumerable: true,
    get: function() {
        return placedSecrets;
    }
});
const _address = require("../plan/address");
const _expected = require("./expected");
function placed(secret, address, surface) {
    return surface === undefined ? {
        ...secret,
        address
    } : {
        ...secret,
        address,
        surface
    };
}
function placedSecrets(plan) {
    const inEnvironments = (0, _expected.environmentsOf)(plan).flatMap((environment)=>environment.secrets.map((secret)=>{
            const own = (0, _address.environmentAddress)(environment);
            const address = (0, _address.addressText)({
                ...own,
                kind: 'environment-secret',
                name: secret.name
            });
            return placed(secret, address, environment.surfaces[0]);
        }));
    const sites = 'sites' in plan ? plan.sites : [];
    const onSites = sites.flatMap((site)=>site.secrets.map((secret)=>{
            const address = (0, _address.addressText)({
                ...(0, _address.siteAddress)(site),
                kind: 'site-variable',
                name: secret.name
            });
            return placed(secret, address, site.surface);
        }));
    return [
        ...inEnvironments,
        ...onSites
    ];
}
