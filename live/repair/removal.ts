import type { OuterKind } from '../github/outer';
import type { SeenObject } from '../snapshot';
import { commented, jsonWord, quoted } from './shell';

/** Something that nobody owns, in an organization. */
export interface Extra {
  readonly organization: string;
  readonly object: SeenObject;
}

/** A name outside of an environment. */
export interface OuterName {
  readonly organization: string;
  readonly repository: string;
  readonly level: string;
  readonly kind: OuterKind;
  readonly name: string;
}

/** The command that takes a repository's outer name away, or a repository off the organization's list for it. */
export function removeOuter({ organization, repository, level, kind, name }: OuterName): string {
  const at = `${organization}/${repository}`;
  if (level === 'repository') return `gh ${kind} delete ${name} --repo ${at}`;
  return commented(
    `gh api --method DELETE "orgs/${organization}/actions/${kind}s/${name}/repositories/$(gh api repos/${at} --jq .id)"`,
    'or rename it, where every repository has it',
  );
}

function removeRules({ fields }: SeenObject): string {
  const { sourceType, source, id } = fields;
  const home: Readonly<Record<string, string>> = {
    Repository: `repos/${source}`,
    Organization: `orgs/${source}`,
    Enterprise: `enterprises/${source}`,
  };
  const place = home[String(sourceType)];
  if (place === undefined || typeof id !== 'number') return 'gh ruleset list --parents  # finds whose rules these are';
  return commented(`gh api --method DELETE ${place}/rulesets/${id}`, 'or except this branch from it');
}

function leaveTeam(team: string): string {
  const members = `netlify api listMembersForAccount --data ${jsonWord({ account_slug: team })}`;
  const own = `select(.email == "'"$(netlify api getCurrentUser | jq -r .email)"'")`;
  return commented(
    `netlify api removeAccountMember --data '{"account_slug":"${team}","member_id":"'"$(${members} | jq -r '.[] | ${own} | .id')"'"}'`,
    'or use a token of another owner',
  );
}

/** The command that takes away what nobody owns, as it was seen. */
export function removalOf({ organization, object }: Extra): string {
  const { address, kind, fields } = object;
  const [first = '', , name = '', , inner = ''] = address.split('/');
  const repository = `repos/${organization}/${first}`;
  const option = `--repo ${organization}/${first}`;
  const environment = `${repository}/environments/${encodeURIComponent(name)}`;
  const last = address.slice(address.lastIndexOf('/') + 1);
  const inEnvironment = inner === '' ? '' : ` --env ${quoted(name)}`;
  switch (kind) {
    case 'environment':
      return `gh api --method DELETE ${environment}`;
    case 'branch-policy':
    case 'tag-policy':
      return `gh api --method DELETE ${environment}/deployment-branch-policies/${fields['id']}`;
    case 'ruleset':
      return `gh api --method DELETE ${repository}/rulesets/${fields['id']}`;
    case 'effective-rules':
      return removeRules(object);
    case 'classic-protection':
      return `gh api --method DELETE ${repository}/branches/${encodeURIComponent(address.slice(`${first}/classic-protection/`.length))}/protection`;
    case 'variable':
    case 'secret':
      return `gh ${kind} delete ${last}${inEnvironment} ${option}`;
    case 'site-variable':
      return `netlify api deleteEnvVar --data ${jsonWord({ account_id: fields['account'], site_id: fields['site'], key: last })}`;
    case 'site':
      return `netlify api deleteSite --data ${jsonWord({ site_id: fields['id'] })}`;
    default:
      return leaveTeam(last);
  }
}
