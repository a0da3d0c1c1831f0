import {
  identityOf,
  isOfFork,
  jobToken,
  secretNamesOf,
  variablesOf,
} from '../../../emulator/github/actions/credentials';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import type { GithubWorld, Permissions } from '../../../emulator/github/world';
import type { RunningSigstore } from '../../../emulator/sigstore/service';
import { complete } from '../expression/evaluate';

/** Levels by permission, as a workflow writes them. */
export type Granted = Readonly<Record<string, 'read' | 'write' | 'none'>>;

/** Values of secrets by location: `repository`, or `repository/environment`. GitHub itself shows only their names. */
export type SecretValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whether permissions include this level. */
export function grants(granted: Granted, permission: string, level: 'read' | 'write'): boolean {
  const own = granted[permission];
  return own === 'write' || own === level;
}

/** Throws when a called workflow's job requests more than its caller has. GitHub refuses to start such a job. */
export function requireWithin(asked: Granted, limit: Granted | undefined, what: string): void {
  if (limit === undefined) return;
  for (const [permission, level] of Object.entries(asked)) {
    if (level === 'none' || grants(limit, permission, level)) continue;
    throw new Error(`${what} asks for ${permission}: ${level}, which its caller does not have`);
  }
}

/**
 * `vars` or `secrets` of a job. Reading one that nobody set is an error. The run of a fork is the exception: GitHub
 * gives it none, and each reads as empty.
 */
export function givenContext(
  world: GithubWorld,
  place: RunPlace,
  values: Readonly<Record<string, string>>,
  what: 'variable' | 'secret',
): unknown {
  return isOfFork(world, place) ? {} : complete(values, what);
}

/** Names that the plan gives to a repository's jobs, in one environment or in none. */
export interface PlannedNames {
  readonly variables: readonly string[];
  readonly secrets: readonly string[];
}

/** The plan's names; undefined when the plan has no such environment. */
export type Planned = (repository: string, environment: string | undefined) => PlannedNames | undefined;

/** The credentials that GitHub gives to one job. */
export interface JobCredentials {
  readonly token: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly identity: Readonly<Record<string, string>>;
}

function requirePlanned(kind: string, found: readonly string[], planned: readonly string[], where: string): void {
  const strange = found.filter((name) => !planned.includes(name));
  if (strange.length > 0) throw new Error(`${where} holds ${kind} that no plan has: ${strange.join(', ')}`);
}

/** The sources of jobs' credentials. */
export interface Treasury {
  readonly world: GithubWorld;
  readonly sigstore: RunningSigstore;
  readonly secrets: SecretValues;
  readonly planned: Planned;
}

/**
 * Token, variables, secrets and identity of a job that has started. Throws for an environment, a variable or a secret
 * that no plan has, because a job that needs it would fail in a world made from the registry. Also throws for a secret
 * whose value the harness does not have.
 */
export function credentialsOf(
  { world, sigstore, secrets, planned }: Treasury,
  place: RunPlace,
  jobId: number,
  { granted, environment, called }: { granted: Granted; environment: string | undefined; called: Called | undefined },
): JobCredentials {
  const permissions = Object.fromEntries(
    Object.entries(granted).flatMap(([name, level]) =>
      level === 'none' || name === 'id-token' ? [] : [[name.replaceAll('-', '_'), level]],
    ),
  ) as Permissions;
  const values = { ...secrets[place.repository], ...secrets[`${place.repository}/${environment}`] };
  const names = secretNamesOf(world, place, jobId);
  const variables = variablesOf(world, place, jobId);
  const where = [place.repository, ...(environment === undefined ? [] : [environment])].join('/');
  const given = planned(place.repository, environment);
  if (given === undefined) throw new Error(`no plan has ${where}`);
  requirePlanned('secrets', names, given.secrets, where);
  requirePlanned('variables', Object.keys(variables), given.variables, where);
  const unknown = names.filter((name) => values[name] === undefined);
  if (unknown.length > 0) throw new Error(`the harness has no value of ${unknown.join(', ')}`);
  const all = sigstore.environmentFor(identityOf(world, place, jobId, called));
  // A fork's run has no write permission. With `id-token: read` nobody can request a token:
  // https://docs.github.com/en/actions/reference/security/oidc#workflow-permissions-for-the-requesting-the-oidc-token
  const isSigner = grants(granted, 'id-token', 'write') && !isOfFork(world, place);
  return {
    token: jobToken(world, place, jobId, permissions, new Date().toISOString()),
    variables,
    secrets: Object.fromEntries(names.map((name) => [name, values[name] ?? ''])),
    // Without the permission, a job has the services' addresses but cannot request a token.
    identity: Object.fromEntries(Object.entries(all).filter(([name]) => isSigner || !name.startsWith('ACTIONS_'))),
  };
}

/** A reusable workflow that contains a job, as the job's identity token names it. */
export interface Called {
  readonly workflow: string;
  readonly sha: string;
}
