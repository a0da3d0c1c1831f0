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
    get outerRepair () {
        return outerRepair;
    },
    get removalOf () {
        return removalOf;
    }
});
const _address = require("../../plan/address");
const _addressparse = require("../../plan/address-parse");
const _shell = require("./shell");
/** Deletes what a path of GitHub's API names, while it is there. */ function deleted(path) {
    return (0, _shell.whileThere)(`gh api ${path}`, `gh api --method DELETE ${path}`);
}
function unsetVariable(name, option) {
    return (0, _shell.whileThere)(`gh variable get ${name} ${option}`, `gh variable delete ${name} ${option}`);
}
// Of one name there may be a secret and a variable; what holds a value that nobody can read back is never deleted here.
const KEPT = 'what it holds cannot be read back: name it in the registry, or delete it by hand once nobody needs it';
function rulesOf(organization, { repository }, fields) {
    const { sourceType, source, id } = fields;
    if (typeof id !== 'number') return 'gh ruleset list --parents  # finds whose rules these are';
    if (sourceType === 'Repository') {
        const own = `gh ruleset view ${id} --repo ${source}`;
        return (0, _shell.commented)(own, 'these rules go with that ruleset, which is a finding of its own');
    }
    const look = `gh ruleset view ${id} --repo ${organization}/${repository} --parents`;
    return (0, _shell.commented)(look, `the ${String(sourceType).toLowerCase()} ${source} governs others by it: except this branch there`);
}
function siteVariable({ name }, { account, site, secret }) {
    const data = (0, _shell.jsonWord)({
        account_id: account,
        site_id: site,
        key: name
    });
    // The service keeps a secret's value to itself; where it does not say, it could be one.
    if (secret !== false) return (0, _shell.commented)(`netlify api getEnvVar --data ${data}`, KEPT);
    return (0, _shell.whileThere)(`netlify api getEnvVar --data ${data}`, `netlify api deleteEnvVar --data ${data}`);
}
function outerRepair(organization, { kind, level, repository, name }, isFree) {
    const at = `${organization}/${repository}`;
    const what = kind === 'outer-secret' ? 'secret' : 'variable';
    if (level === 'organization') {
        const look = `gh api repos/${at}/actions/organization-${what}s`;
        return (0, _shell.commented)(look, `${name} is the organization's, and shared with others: take ${at} off its list, or rename it`);
    }
    if (what === 'secret') return (0, _shell.commented)(`gh secret list --repo ${at}`, `${name}: ${KEPT}`);
    if (isFree) return unsetVariable(name, `--repo ${at}`);
    return (0, _shell.commented)(`gh variable list --repo ${at}`, `${name} is or may be the foundation's: rename one of the two`);
}
function removalOf({ organization, object }) {
    const address = (0, _addressparse.parseAddress)(object.address);
    const { fields } = object;
    switch(address.kind){
        case 'environment':
            {
                const { repository } = address;
                const name = typeof fields['name'] === 'string' ? fields['name'] : address.environment;
                return (0, _shell.commented)(`gh secret list --env ${(0, _shell.quoted)(name)} --repo ${organization}/${repository}`, 'its secrets would go with it: adopt it (causeway adopt), or delete it by hand');
            }
        case 'branch-policy':
        case 'tag-policy':
            {
                const environment = `repos/${organization}/${address.repository}/environments/${encodeURIComponent(address.environment)}`;
                return deleted(`${environment}/deployment-branch-policies/${fields['id']}`);
            }
        case 'environment-variable':
            {
                const option = `--env ${(0, _shell.quoted)(address.environment)} --repo ${organization}/${address.repository}`;
                return unsetVariable(address.name, option);
            }
        case 'environment-secret':
            {
                const option = `--env ${(0, _shell.quoted)(address.environment)} --repo ${organization}/${address.repository}`;
                return (0, _shell.commented)(`gh secret list ${option}`, `${address.name}: ${KEPT}`);
            }
        case 'repository-variable':
            return unsetVariable(address.name, `--repo ${organization}/${address.repository}`);
        case 'ruleset':
            return deleted(`repos/${organization}/${address.repository}/rulesets/${fields['id']}`);
        case 'effective-rules':
            return rulesOf(organization, address, fields);
        case 'classic-protection':
            return deleted(`repos/${organization}/${address.repository}/branches/${encodeURIComponent(address.branch)}/protection`);
        case 'outer-secret':
        case 'outer-variable':
            return outerRepair(organization, address, false);
        case 'site-variable':
            return siteVariable(address, fields);
        case 'site':
        case 'site-domain':
        case 'site-build':
            return (0, _shell.commented)(`netlify api getSite --data ${(0, _shell.jsonWord)({
                site_id: fields['id']
            })}`, 'every deploy that ever was would go with it: name its id in the registry (siteId), or delete it by hand');
        case 'netlify-team':
            return (0, _shell.commented)('netlify api listAccountsForUser', `the token reaches ${address.team} too: read this tier with a token whose owner is in its team alone`);
        case 'app':
        case 'actions':
        case 'workflow-permissions':
        case 'codeowners':
        case 'state':
            // They are always there, or lookups: `compare` never takes them for nobody's.
            throw new Error(`a ${address.kind} is never nobody's`);
        default:
            return (0, _address.never)(address);
    }
}
