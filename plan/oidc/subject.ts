import { githubName } from '../../registry/github-name';
import type { ClaimTest, Way } from './claim-test';

/**
 * The claims in the subject of a token, each as `name:value`; the subject of a pull request ends with a name alone
 * (https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims). A colon within a value is `%3A`.
 */
export function subjectClaims(subject: string): ReadonlyMap<string, string> {
  const parts = subject.split(':');
  return new Map(
    parts.flatMap((name, at) => (at % 2 === 0 ? [[name === 'repo' ? 'repository' : name, parts[at + 1] ?? '']] : [])),
  );
}

/** The part of the subject of a job that a pull request starts. */
export const PULL_REQUEST = 'pull_request';

// Only a pull request is a name without a value. GitHub writes no other subject of this form, such as `repo:org/x:*`.
function isWritten(subject: string): boolean {
  const parts = subject.split(':');
  return parts.length % 2 === 0 || parts.includes(PULL_REQUEST);
}

/**
 * The claims that an exact test pins: a subject pins each claim for which all of its values have a value. A subject that
 * no token has pins everything.
 */
export function pinnedClaims({ claim, values }: ClaimTest): readonly string[] {
  if (claim !== 'sub') return [claim];
  const [first, ...others] = values.filter(isWritten).map(subjectClaims);
  if (first === undefined) return ['repository', 'environment'];
  return [...first].flatMap(([name, value]) =>
    value !== '' && others.every((each) => (each.get(name) ?? '') !== '') ? [name] : [],
  );
}

// With ids, a subject has `owner@id/name@id`.
const nameOf = (repository: string) => githubName(repository.replace(/@\d+/g, ''));

function repositoriesIn({ claim, values }: ClaimTest): readonly string[] | undefined {
  if (claim === 'repository') return values.map(nameOf);
  return claim === 'sub' ? values.map((each) => nameOf(subjectClaims(each).get('repository') ?? '')) : undefined;
}

function jobsIn({ claim, values }: ClaimTest): readonly string[] | undefined {
  if (claim === 'environment') return values.map((each) => `environment ${githubName(each)}`);
  if (claim !== 'sub') return undefined;
  return values.map((each) => {
    const claims = subjectClaims(each);
    const environment = claims.get('environment');
    return environment === undefined ? `ref ${claims.get('ref') ?? ''}` : `environment ${githubName(environment)}`;
  });
}

/** The values that pass all of a way's tests. */
function passing(tests: readonly ClaimTest[], read: (test: ClaimTest) => readonly string[] | undefined) {
  const [first = [], ...others] = tests.flatMap((test) => {
    const found = read(test);
    return found === undefined ? [] : [found];
  });
  return first.filter((each) => others.every((other) => other.includes(each)));
}

function refs(tests: readonly ClaimTest[]): readonly string[] {
  return passing(tests, ({ claim, values }) => (claim === 'ref' ? values.map((each) => `ref ${each}`) : undefined));
}

/** What a document trusts more than one of. `what`: in words. */
export interface Several {
  readonly what: string;
  readonly values: readonly string[];
}

/** The repositories, and the environments or branches, that ways of exact tests admit, where there are several. */
export function severalOf(ways: readonly Way[]): readonly Several[] {
  const repositories = ways.flatMap(({ tests }) => passing(tests, repositoriesIn));
  const ids = ways.flatMap(({ tests }) =>
    passing(tests, ({ claim, values }) => (claim === 'repository_id' ? values : undefined)),
  );
  const jobs = ways.flatMap(({ tests }) => {
    const found = passing(tests, jobsIn);
    return found.length > 0 ? found : refs(tests);
  });
  return [
    { what: 'repositories', values: [...new Set(repositories)] },
    { what: 'repositories', values: [...new Set(ids)] },
    { what: 'environments or branches', values: [...new Set(jobs)] },
  ].filter(({ values }) => values.length > 1);
}
