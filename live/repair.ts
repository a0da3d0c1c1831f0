import type { Finding } from './compare';
import type { SeenObject } from './snapshot';

/** What is to be put right. */
export interface Damage {
  readonly organization: string;
  readonly stack: string;
  readonly kind: Finding['kind'];
  readonly object: SeenObject;
  readonly field?: string | undefined;
}

function quoted(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** An environment as it should be: the provider does not see a deleted reviewer rule (W1), so `up` would change nothing. */
function putEnvironment({ organization, object }: Damage): string {
  const [repository, , name = ''] = object.address.split('/');
  const { adminsBypass, waitMinutes, reviewers, preventSelfReview } = object.fields;
  const people = (Array.isArray(reviewers) ? reviewers : []).map(String).flatMap((principal) => {
    const [type, who = ''] = principal.split(':', 2);
    const path = type === 'team' ? `orgs/${organization}/teams/${who}` : `users/${who}`;
    return [
      `-f 'reviewers[][type]=${type === 'team' ? 'Team' : 'User'}' -F "reviewers[][id]=$(gh api ${path} --jq .id)"`,
    ];
  });
  return [
    `gh api --method PUT repos/${organization}/${repository}/environments/${encodeURIComponent(name)}`,
    `-F wait_timer=${waitMinutes} -F can_admins_bypass=${adminsBypass} -F prevent_self_review=${preventSelfReview}`,
    ...people,
    `-F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'`,
  ].join(' ');
}

function remove({ organization, object }: Damage): string {
  const { address, kind } = object;
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
      return `gh api --method DELETE ${environment}/deployment-branch-policies/${object.fields['id']}`;
    case 'ruleset':
      return `gh api --method DELETE ${repository}/rulesets/${object.fields['id']}`;
    case 'classic-protection':
      return `gh api --method DELETE ${repository}/branches/${encodeURIComponent(address.slice(`${first}/classic-protection/`.length))}/protection`;
    case 'variable':
    case 'secret':
      return `gh ${kind} delete ${last}${inEnvironment} ${option}`;
    case 'site-variable':
      return `netlify env:unset ${last} (linked to ${name})`;
    case 'site':
      return `netlify api deleteSite --data '{"site_id":"${object.fields['id']}"}'`;
    default:
      return 'leave the team with this token’s owner, or use a token of another owner';
  }
}

/** The command that repairs a finding; `different` and `missing` objects are given as planned, `unowned` ones as seen. */
export function repairOf(damage: Damage): string {
  const { organization, stack, kind, object } = damage;
  const [repository, , name = '', , secret = ''] = object.address.split('/');
  if (kind === 'unowned') return remove(damage);
  if (object.kind === 'secret')
    return `gh secret set ${secret} --env ${quoted(name)} --repo ${organization}/${repository}`;
  if (object.kind === 'codeowners') {
    return `causeway plan --foundation --json, and commit its codeowners to ${organization}/${repository}`;
  }
  if (object.kind === 'environment' && kind === 'different') return putEnvironment(damage);
  return `pulumi up --stack ${stack} --refresh`;
}
