import { z } from 'zod';
import type { AppPermissions } from '../../plan/app-permissions';
import type { GithubClient } from '../github-client';
import { type Answer, answerTo, headerOf } from './answer';
import { type DoctorLine, missingLine, passedLine, unknownLine } from './line';
import { type Purpose, permissionCheck, permissionsFor } from './purpose';

/**
 * A read for each permission that succeeds only with it, below a repository and below the organization. Source:
 * https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens. The permission
 * for the organization's plan is not among them: the line "organization plan" tells it.
 */
const READS = {
  repository: {
    metadata: '',
    administration: '/actions/permissions',
    actions: '/environments?per_page=1',
    actions_variables: '/actions/variables?per_page=1',
    secrets: '/actions/secrets?per_page=1',
    contents: '/branches?per_page=1',
  },
  organization: {
    members: '/teams?per_page=1',
    organization_administration: '/installations?per_page=1',
  },
} as const satisfies Readonly<Record<keyof AppPermissions, Readonly<Record<string, string>>>>;

const ELSEWHERE = ['organization_plan'];

/** One look at a permission: what GitHub answered, and where. */
interface Look {
  readonly permission: string;
  readonly level: 'read' | 'write';
  readonly where: string;
  readonly answer: Answer;
}

const Refusal = z.looseObject({ message: z.string() });

/**
 * Whether GitHub refused for want of a permission. Any other 403 may be a rate limit, single sign-on or an allow list
 * (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible).
 */
function isRefused({ answer }: Look): boolean {
  if (answer.state !== 'answered' || answer.status !== 403) return false;
  const { success, data } = Refusal.safeParse(answer.body);
  return success && data.message.startsWith('Resource not accessible by ');
}

function isRead({ answer }: Look): boolean {
  return answer.state === 'answered' && answer.status === 200;
}

function reason({ answer, permission, where }: Look): string {
  const why = answer.state === 'silent' ? answer.reason : String(answer.status);
  return `${permission} on ${where} (${why})`;
}

const Environments = z.looseObject({ environments: z.array(z.looseObject({ name: z.string() })) });
const Rulesets = z.array(z.looseObject({ id: z.number() }));

function bodyOf<T>(schema: z.ZodType<T>, answer: Answer): T | undefined {
  return answer.state === 'answered' && answer.status === 200 ? schema.safeParse(answer.body).data : undefined;
}

/**
 * Two permissions can only be asked of something that is there: variables of an environment, and the history of a
 * ruleset, which GitHub shows to nobody without "Administration: write".
 */
async function looksInside(client: GithubClient, root: string, where: string, known: readonly Look[]) {
  const list = known.find(({ permission }) => permission === 'actions')?.answer;
  const [environment] = (list && bodyOf(Environments, list)?.environments) ?? [];
  const rulesets = await answerTo(client, `${root}/rulesets?per_page=1`);
  const [ruleset] = bodyOf(Rulesets, rulesets) ?? [];
  const ask = async (permission: string, level: Look['level'], path: string | undefined): Promise<Look> => ({
    permission,
    level,
    where,
    answer:
      path === undefined
        ? { state: 'silent', reason: 'nothing is there yet that would tell' }
        : await answerTo(client, `${root}${path}`),
  });
  return Promise.all([
    ask(
      'environments',
      'read',
      environment && `/environments/${encodeURIComponent(environment.name)}/variables?per_page=1`,
    ),
    ask('administration', 'write', ruleset && `/rulesets/${ruleset.id}/history?per_page=1`),
  ]);
}

function looksAt(client: GithubClient, reads: Readonly<Record<string, string>>, root: string, where: string) {
  return Promise.all(
    Object.entries(reads).map(
      async ([permission, path]): Promise<Look> => ({
        permission,
        level: 'read',
        where,
        answer: await answerTo(client, `${root}${path}`),
      }),
    ),
  );
}

/** Reads once for each permission, at every repository and at the organization. It never writes. */
export async function lookAtReads(
  client: GithubClient,
  organization: string,
  repositories: readonly string[],
): Promise<readonly Look[]> {
  const found: Look[] = [];
  // One after the other: GitHub wants few requests at once from one token.
  for (const name of repositories) {
    const root = `/repos/${encodeURIComponent(organization)}/${encodeURIComponent(name)}`;
    const looks = await looksAt(client, READS.repository, root, name);
    found.push(...looks, ...(await looksInside(client, root, name, looks)));
  }
  const root = `/orgs/${encodeURIComponent(organization)}`;
  return [...found, ...(await looksAt(client, READS.organization, root, organization))];
}

function wants({ repository, organization }: AppPermissions, { permission, level }: Look): boolean {
  const wanted = repository[permission] ?? organization[permission];
  return wanted === level || (wanted === 'write' && level === 'read');
}

/** The permissions to write that no read can show. */
function unprovable({ repository, organization }: AppPermissions, looks: readonly Look[]): readonly string[] {
  return Object.entries({ ...repository, ...organization })
    .filter(([name]) => !ELSEWHERE.includes(name))
    .filter(([name, level]) => !looks.some((look) => look.permission === name && look.level === level))
    .map(([name, level]) => `${name}: ${level}`);
}

/**
 * What the reads tell about a purpose, for a fine-grained token or an installation's. GitHub tells no such token's
 * permissions, and no harmless request shows whether it may write.
 */
export function readsLine(purpose: Purpose, all: readonly Look[]): DoctorLine {
  const check = permissionCheck(purpose);
  const needed = permissionsFor(purpose);
  const looks = all.filter((look) => wants(needed, look));
  const refused = looks.filter(isRefused);
  if (refused.length > 0) {
    const each = refused.map(({ permission, level, where, answer }) => {
      const accepted = headerOf(answer, 'x-accepted-github-permissions');
      return `${permission}: ${level} on ${where}${accepted ? ` (GitHub wants ${accepted})` : ''}`;
    });
    return missingLine(
      check,
      `the token lacks ${each.join('; ')}`,
      'add them in the token’s settings, or use a GitHub App',
    );
  }
  const silent = looks.filter((look) => !isRead(look));
  const untold = unprovable(needed, looks);
  const repair = 'look at the token’s settings, or use a GitHub App: what it may do can be read';
  if (silent.length > 0) return unknownLine(check, `could not look at ${silent.map(reason).join('; ')}`, repair);
  if (untold.length > 0) {
    return unknownLine(check, `it reads all, and GitHub does not tell whether it has ${untold.join(', ')}`, repair);
  }
  return passedLine(check, 'it reads all that it needs');
}
