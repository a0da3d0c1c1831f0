import type { AddressOf } from '../../plan/address';
import { shellWord } from '../../plan/shell-word';
import type { SeenObject } from '../snapshot';
import { commandWithComment } from './shell';

function idOf(organization: string, principal: string): string {
  const [type, who = ''] = principal.split(':', 2);
  return `"$(gh api ${type === 'team' ? `orgs/${organization}/teams/${who}` : `users/${who}`} --jq .id)"`;
}

/**
 * The command that writes an environment as planned. The provider does not see a deleted reviewer rule (W1), so `up`
 * would change nothing. The body is one JSON text, because gh applies every `-f` before any `-F` and would mix the
 * elements of an array (https://cli.github.com/manual/gh_api).
 */
export function putEnvironment(
  organization: string,
  { repository, environment }: AddressOf<'environment'>,
  fields: SeenObject['fields'],
  field: string | undefined,
): string {
  const path = `repos/${organization}/${repository}/environments/${encodeURIComponent(environment)}`;
  if (field === 'otherRules') {
    return commandWithComment(
      `gh api ${path}/deployment_protection_rules`,
      'the person who added the rule must remove it',
    );
  }
  const { adminsBypass, waitMinutes, reviewers, preventSelfReview } = fields;
  const people = (Array.isArray(reviewers) ? reviewers : []).map(String);
  const body = JSON.stringify({
    wait_timer: waitMinutes,
    can_admins_bypass: adminsBypass,
    prevent_self_review: preventSelfReview,
    reviewers: people.map((principal) => ({ type: principal.startsWith('team:') ? 'Team' : 'User', id: 0 })),
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  // A failed lookup leaves an empty id, which is invalid JSON: then nothing is written.
  const format = body.replaceAll('"id":0', '"id":%s');
  const ids = people.map((principal) => ` ${idOf(organization, principal)}`).join('');
  return `printf ${shellWord(format)}${ids} | gh api --method PUT ${path} --input -`;
}
