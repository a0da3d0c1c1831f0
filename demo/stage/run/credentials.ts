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

/** Values of secrets by where they lie: `repository`, or `repository/environment`. GitHub itself shows their names only. */
export type SecretValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whether permissions give this much. */
export function grants(granted: Granted, permission: string, level: 'read' | 'write'): boolean {
  const own = granted[permission];
  return own === 'write' || own === level;
}

/** Throws when a called workflow's job asks for more than its caller has, as GitHub refuses to start it. */
export function requireWithin(asked: Granted, limit: Granted | undefined, what: string): void {
  if (limit === undefined) return;
  for (const [permission, level] of Object.entries(asked)) {
    if (level === 'none' || grants(limit, permission, level)) continue;
    throw new Error(`${what} asks for ${permission}: ${level}, which its caller does not have`);
  }
}

/**
 * `vars` or `secrets` of a job, where one that nobody set is a mistake: but for the run of a fork, which GitHub gives none and
 * which reads each as nothing.
 */
export function givenContext(
  world: GithubWorld,
  place: RunPlace,
  values: Readonly<Record<string, string>>,
  what: 'variable' | 'secret',
): unknown {
  return isOfFork(world, place) ? {} : complete(values, what);
}

/** Names that the plan gives to the jobs of a repository which are in one environment, or in none. */
export interface PlannedNames {
  readonly variables: readonly string[];
  readonly secrets: readonly string[];
}

/** What the plan gives; undefined: it has no such environment. */
export type Planned = (repository: string, environment: string | undefined) => PlannedNames | undefined;

/** What GitHub hands to one job. */
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

/** What jobs are given their credentials from. */
export interface Treasury {
  readonly world: GithubWorld;
  readonly sigstore: RunningSigstore;
  readonly secrets: SecretValues;
  readonly planned: Planned;
}

/**
 * Token, variables, secrets and identity of a job that has begun. Throws for an environment, a variable or a secret that
 * no plan has: what works here by them would not work in a world that was made from the registry; and for a secret whose
 * value nobody told the harness.
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
  // A fork's run has no permission that writes, and with `id-token: read` nobody can ask for a token:
  // https://docs.github.com/en/actions/reference/security/oidc#workflow-permissions-for-the-requesting-the-oidc-token
  const isSigner = grants(granted, 'id-token', 'write') && !isOfFork(world, place);
  return {
    token: jobToken(world, place, jobId, permissions, new Date().toISOString()),
    variables,
    secrets: Object.fromEntries(names.map((name) => [name, values[name] ?? ''])),
    // Without the permission a job knows where the services are, and cannot ask for a token.
    identity: Object.fromEntries(Object.entries(all).filter(([name]) => isSigner || !name.startsWith('ACTIONS_'))),
  };
}

/** A reusable workflow that a job is in, as its identity token tells. */
export interface Called {
  readonly workflow: string;
  readonly sha: string;
}
