import type { EnvironmentPlan } from '../../../plan/types';
import { environmentPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { listOf, recordsOf } from '../../view';
import { environmentOf } from '../environments';

/** GitHub's limit for users and teams together; the provider checks it only on update (W4). */
const MOST = 6;

function faults(users: readonly unknown[], teams: readonly unknown[], plan: EnvironmentPlan): readonly string[] {
  const ids = [...users, ...teams];
  const named = (kind: string) => plan.reviewers.filter((principal) => principal.startsWith(`${kind}:`)).length;
  if (ids.length === 0) return ['has no reviewers'];
  return [
    ...(ids.length > MOST ? [`has ${ids.length} reviewers, GitHub takes ${MOST}`] : []),
    ...(ids.some((id) => typeof id !== 'number' || !Number.isInteger(id) || id <= 0)
      ? ['has a reviewer that is not an id']
      : []),
    ...(new Set(users).size !== named('user') || new Set(teams).size !== named('team')
      ? [`has ${users.length} users and ${teams.length} teams, the registry names ${plan.reviewers.join(', ')}`]
      : []),
  ];
}

/** Environments that ask for approval have the registry's reviewers, and they are real. */
export const reviewers: ResourceRule = {
  code: 'least-privilege-reviewers',
  title: 'Environments that ask for approval have their reviewers',
  why: 'Without reviewers, the approval job starts without an approval. GitHub accepts at most six users and teams, and the approval of one is enough.',
  fix: "Name one to six reviewers in the tier's approval; each must exist and be able to read the repository.",
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.environment],
  check({ props }, context) {
    const { environment, plan } = environmentOf({ props }, context);
    if (!plan || plan.reviewers.length === 0) return [];
    const given = recordsOf(props, 'reviewers');
    const users = given.flatMap((reviewer) => listOf(reviewer, 'users'));
    const teams = given.flatMap((reviewer) => listOf(reviewer, 'teams'));
    return faults(users, teams, plan).map((fault) => ({
      what: `${environment} ${fault}`,
      pointer: environmentPointer(context, plan),
    }));
  },
};
