import type { Finding } from './compare';
import { removalOf } from './repair/removal';
import { renewSecret } from './repair/secrets';
import { commented, quoted } from './repair/shell';
import type { SeenObject } from './snapshot';

/** What is to be put right. */
export interface Damage {
  readonly organization: string;
  readonly stack: string;
  readonly kind: Finding['kind'];
  readonly object: SeenObject;
  readonly field?: string | undefined;
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

function writeCodeowners({ organization, object }: Damage): string {
  const [repository = ''] = object.address.split('/');
  const own = `.repositories[] | select(.repository.name == "${repository}") | .codeowners`;
  return commented(
    `causeway plan --foundation --json | jq -r '${own}' > .github/CODEOWNERS`,
    `in ${organization}/${repository}, and commit it`,
  );
}

/** The selector of a stack, as `causeway live` takes it. */
export function stackOptions(stack: string): string {
  const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
  const tier = slice === 'foundation' ? '--foundation' : `--tier ${quoted(slice)}`;
  return partition === undefined ? tier : `${tier} --partition ${quoted(partition)}`;
}

/** The command that looks again at what could not be seen. */
export function lookAgain(stack: string): string {
  return commented(`causeway live verify ${stackOptions(stack)}`, 'with a credential that may read this');
}

/** The command that repairs a finding; `different` and `missing` objects are given as planned, `unowned` ones as seen. */
export function repairOf(damage: Damage): string {
  const { organization, stack, kind, object } = damage;
  if (kind === 'unowned') return removalOf(damage);
  if (object.kind === 'secret') return renewSecret(organization, object);
  if (object.kind === 'codeowners') return writeCodeowners(damage);
  if (object.kind === 'environment' && kind === 'different') return putEnvironment(damage);
  if (object.kind === 'netlify-team') {
    return commented('netlify api listAccountsForUser', 'the team must be in it: use a token of one of its members');
  }
  return `pulumi up --stack ${quoted(stack)} --refresh`;
}
