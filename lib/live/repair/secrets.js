"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "fillSecret", {
    enumerable: true,
    get: function() {
        return fillSecret;
    }
});
const _addressparse = require("../../plan/address-parse");
const _shell = require("./shell");
function renewed(address, organization, fields) {
    if (address.kind === 'environment-secret') {
        const { repository, environment, name } = address;
        return (0, _shell.commented)(`gh secret set ${name} --env ${(0, _shell.quoted)(environment)} --repo ${organization}/${repository}`, 'a new value, and its date in the registry');
    }
    if (address.kind !== 'site-variable') throw new Error(`a ${address.kind} holds no secret value`);
    const { team, site, name } = address;
    const id = typeof fields['site'] === 'string' ? fields['site'] : `${site}.netlify.app`;
    return (0, _shell.commented)(`NETLIFY_SITE_ID=${(0, _shell.quoted)(id)} netlify env:set ${name} "$${name}" --secret --context production`, `a new value, exported as ${name}, for ${site} of the team ${team}, and its date in the registry`);
}
function fillSecret({ organization, stack }, secret, { address, fields }) {
    if (secret.managed === 'external') return renewed((0, _addressparse.parseAddress)(address), organization, fields);
    const path = `causeway:secrets.${secret.surface}.${secret.name}`;
    return (0, _shell.commented)(`pulumi config set --secret --path ${(0, _shell.quoted)(path)} --stack ${(0, _shell.quoted)(stack)} && pulumi up --stack ${(0, _shell.quoted)(stack)} --refresh`, 'the first asks for the value; where the configuration has one, the second is enough');
}
