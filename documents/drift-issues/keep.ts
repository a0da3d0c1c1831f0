import { z } from 'zod';
import { type GithubPlace, readList, writeToGithub } from '../../delivery/github/place';
import { isSameName } from '../../registry/github-name';
import type { Decision, DriftIssue } from './decide';
import { issueMarker } from './decide';

// GitHub lists pull requests as issues, too: https://docs.github.com/en/rest/issues/issues#list-repository-issues
const Issue = z.looseObject({
  number: z.int().min(1),
  html_url: z.string(),
  body: z.string().nullish(),
  created_at: z.string(),
  user: z.looseObject({ login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});

/** The oldest open issue of each stack that this author wrote; one that somebody else wrote is theirs. */
export async function openIssues(
  at: GithubPlace,
  author: string,
  stacks: readonly string[],
): Promise<ReadonlyMap<string, DriftIssue>> {
  const all = (await readList(at, Issue, '/issues?state=open')).filter(
    ({ user, pull_request: pull }) => pull === undefined && isSameName(user?.login ?? '', author),
  );
  const found = stacks.flatMap((stack): readonly (readonly [string, DriftIssue])[] => {
    const marker = `<!-- causeway:${issueMarker(stack)} -->`;
    const own = all.filter(({ body }) => (body ?? '').split(/\r?\n/, 1)[0] === marker);
    const [first] = own.sort((one, other) => one.number - other.number);
    return first ? [[stack, { number: first.number, body: first.body ?? '', createdAt: first.created_at }]] : [];
  });
  return new Map(found);
}

/**
 * Carries out the decision about the issue of a stack, in one request. Returns its number; undefined where there is
 * none.
 */
export async function carryOut(at: GithubPlace, decision: Decision): Promise<number | undefined> {
  const issues = '/repos/{owner}/{repo}/issues';
  if (decision.do === 'nothing') return undefined;
  if (decision.do === 'kept') return decision.number;
  const { body } = decision;
  if (decision.do === 'open') {
    const { title } = decision;
    const made = await writeToGithub(at, Issue, 'open an issue', {
      route: `POST ${issues}`,
      parameters: { title, body },
    });
    return made.number;
  }
  const closed = decision.do === 'close' ? { state: 'closed', state_reason: 'completed' } : {};
  await writeToGithub(at, Issue, `${decision.do} an issue`, {
    route: `PATCH ${issues}/{issue_number}`,
    parameters: { issue_number: decision.number, body, ...closed },
  });
  return decision.number;
}
