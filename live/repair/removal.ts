import { type Address, type AddressOf, unreachable } from '../../plan/address';
import { parseAddress } from '../../plan/address-parse';
import { shellWord } from '../../plan/shell-word';
import { tagPath } from '../github/tags';
import type { SeenObject } from '../snapshot';
import { commandWithComment, jsonWord, whileThere } from './shell';

/** An unowned object of an organization. */
export interface Extra {
  readonly organization: string;
  readonly object: SeenObject;
}

/** Deletes the object of an API path if it still exists. */
function deleted(path: string): string {
  return whileThere(`gh api ${path}`, `gh api --method DELETE ${path}`);
}

function unsetVariable(name: string, option: string): string {
  return whileThere(`gh variable get ${name} ${option}`, `gh variable delete ${name} ${option}`);
}

// A secret and a variable may have the same name. A value that cannot be read back is never deleted here.
const KEPT = 'its value cannot be read back: name it in the registry, or delete it by hand once nobody needs it';

function rulesOf(organization: string, { repository }: AddressOf<'effective-rules'>, fields: SeenObject['fields']) {
  const { sourceType, source, id } = fields;
  if (typeof id !== 'number') return 'gh ruleset list --parents  # finds whose rules these are';
  if (sourceType === 'Repository') {
    const own = `gh ruleset view ${id} --repo ${source}`;
    return commandWithComment(own, 'these rules go with that ruleset, which is a finding of its own');
  }
  const look = `gh ruleset view ${id} --repo ${organization}/${repository} --parents`;
  return commandWithComment(
    look,
    `the ${String(sourceType).toLowerCase()} ${source} governs others by it: except this branch there`,
  );
}

function siteVariable({ name }: AddressOf<'site-variable'>, { account, site, secret }: SeenObject['fields']): string {
  const data = jsonWord({ account_id: account, site_id: site, key: name });
  // Netlify keeps a secret's value to itself. Where it does not say whether a variable is secret, it could be.
  if (secret !== false) return commandWithComment(`netlify api getEnvVar --data ${data}`, KEPT);
  return whileThere(`netlify api getEnvVar --data ${data}`, `netlify api deleteEnvVar --data ${data}`);
}

/** The command for a name outside environments that an environment's name hides. */
export function outerRepair(
  organization: string,
  { kind, level, repository, name }: AddressOf<'outer-secret' | 'outer-variable'>,
  isFree: boolean,
): string {
  const at = `${organization}/${repository}`;
  const what = kind === 'outer-secret' ? 'secret' : 'variable';
  if (level === 'organization') {
    const look = `gh api repos/${at}/actions/organization-${what}s`;
    return commandWithComment(
      look,
      `${name} is the organization's, and shared with others: take ${at} off its list, or rename it`,
    );
  }
  if (what === 'secret') return commandWithComment(`gh secret list --repo ${at}`, `${name}: ${KEPT}`);
  if (isFree) return unsetVariable(name, `--repo ${at}`);
  return commandWithComment(
    `gh variable list --repo ${at}`,
    `${name} is or may be the foundation's: rename one of the two`,
  );
}

/**
 * The command for an unowned object, as seen. It removes only objects that the registry or a person can recreate.
 * Objects that may hold secrets or deploys, or govern others, are only shown.
 */
export function removalOf({ organization, object }: Extra): string {
  const address: Address = parseAddress(object.address);
  const { fields } = object;
  switch (address.kind) {
    case 'environment': {
      const { repository } = address;
      const name = typeof fields['name'] === 'string' ? fields['name'] : address.environment;
      return commandWithComment(
        `gh secret list --env ${shellWord(name)} --repo ${organization}/${repository}`,
        'its secrets would go with it: adopt it (causeway adopt), or delete it by hand',
      );
    }
    case 'branch-policy':
    case 'tag-policy': {
      const environment = `repos/${organization}/${address.repository}/environments/${encodeURIComponent(address.environment)}`;
      return deleted(`${environment}/deployment-branch-policies/${fields['id']}`);
    }
    case 'environment-variable': {
      const option = `--env ${shellWord(address.environment)} --repo ${organization}/${address.repository}`;
      return unsetVariable(address.name, option);
    }
    case 'environment-secret': {
      const option = `--env ${shellWord(address.environment)} --repo ${organization}/${address.repository}`;
      return commandWithComment(`gh secret list ${option}`, `${address.name}: ${KEPT}`);
    }
    case 'repository-variable':
      return unsetVariable(address.name, `--repo ${organization}/${address.repository}`);
    case 'ruleset':
      return deleted(`repos/${organization}/${address.repository}/rulesets/${fields['id']}`);
    case 'effective-rules':
      return rulesOf(organization, address, fields);
    case 'classic-protection':
      return deleted(
        `repos/${organization}/${address.repository}/branches/${encodeURIComponent(address.branch)}/protection`,
      );
    case 'branch-tag':
      return commandWithComment(
        `gh api ${shellWord(tagPath(`repos/${organization}/${address.repository}`, address.tag))}`,
        'a tag can be taken for the branch of its name: give its commit a tag of another name, then delete this one by hand',
      );
    case 'outer-secret':
    case 'outer-variable':
      return outerRepair(organization, address, false);
    case 'site-variable':
      return siteVariable(address, fields);
    case 'site':
    case 'site-domain':
    case 'site-build':
      return commandWithComment(
        `netlify api getSite --data ${jsonWord({ site_id: fields['id'] })}`,
        'all its deploys would be deleted with it: name its id in the registry (siteId), or delete it by hand',
      );
    case 'netlify-team':
      return commandWithComment(
        'netlify api listAccountsForUser',
        `the token reaches ${address.team} too: read this tier with a token whose owner is in its team alone`,
      );
    case 'app':
    case 'organization':
    case 'actions':
    case 'workflow-permissions':
    case 'codeowners':
    case 'immutable-releases':
    case 'state':
      // Permanent settings and lookups: `compare` never reports them as unowned.
      throw new Error(`a ${address.kind} is never nobody's`);
    default:
      return unreachable(address);
  }
}
