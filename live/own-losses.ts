import { z } from 'zod';
import type { HeldObject, HeldResource } from '../plan/held-objects';
import { compareOwn, type OwnComparison, type RepositoryIds } from '../plan/own-comparison';
import { type Refusal, refusalsOf } from '../plan/own-refusals';
import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import type { NamedEnvironment } from './adopt/unowned';
import type { GithubReader } from './github/reader';
import { reasonOf, shaped } from './reading';

const Names = z.array(z.looseObject({ name: z.string() }));

async function secretsAt(reader: GithubReader, organization: string, at: HeldObject): Promise<readonly string[]> {
  const { repository = '', environment = '' } = at.fields;
  const path = ['repos', organization, repository, 'environments', environment, 'secrets'].map(encodeURIComponent);
  const list = shaped(Names, await reader.list(`/${path.join('/')}`, 'secrets'));
  if (list.state === 'read') return list.value.map(({ name }) => name);
  // An environment that is not there any more has nothing to lose.
  if (list.state === 'absent') return [];
  throw new UserError(`could not list the secrets of ${repository}/${environment}: ${reasonOf(list)}`, {
    place: `${repository}/environment`,
    exitCode: 3,
  });
}

/** What a stack is compared with. */
export interface OwnState {
  readonly registry: Registry;
  readonly plan: FoundationPlan | TierPlan;
  readonly held: readonly HeldResource[];
  readonly repositoryIds: RepositoryIds;
}

/** What of a plan the stack's own state holds. */
export interface OwnObjects extends Pick<OwnComparison, 'aliases'> {
  /** The environments, by the names of the plan and, where their repository got another one, by those of the state. */
  readonly owned: readonly NamedEnvironment[];
}

function ownedIn({ matches, gone }: OwnComparison): readonly NamedEnvironment[] {
  const objects = [...matches.flatMap(({ planned, held }) => [planned, held]), ...gone];
  return objects
    .filter(({ kind }) => kind === 'environment')
    .map(({ fields: { repository = '', environment = '' } }) => ({ repository, name: environment }));
}

function describe({ what, why, command }: Refusal): string {
  return `  ${what}: ${why}\n    → ${command}`;
}

/**
 * Compares a plan with the state of its own stack before anything is registered, and refuses what would lose an object
 * that cannot be made again. Reads only. Throws a UserError that says what, why and which command states the intent (exit
 * 2), or that the secrets of an environment could not be listed (exit 3).
 */
export async function compareOwnState(
  reader: GithubReader,
  { registry, plan, held, repositoryIds }: OwnState,
): Promise<OwnObjects> {
  const comparison = compareOwn(plan, held, repositoryIds);
  const managed = new Set(
    held.flatMap(({ fields }) => (fields['secretName'] === undefined ? [] : [secretKey(fields, fields['secretName'])])),
  );
  const gone = comparison.gone.filter(({ kind }) => kind === 'environment');
  const secrets = new Map<string, readonly string[]>();
  for (const environment of gone) {
    const names = await secretsAt(reader, plan.organization, environment);
    const external = names.filter((name) => !managed.has(secretKey(environment.fields, name)));
    secrets.set(environment.urn, external);
  }
  const refusals = refusalsOf(comparison, { registry, plan, held, secretsIn: ({ urn }) => secrets.get(urn) ?? [] });
  if (refusals.length === 0) return { aliases: comparison.aliases, owned: ownedIn(comparison) };
  throw new UserError(
    [
      `an update of ${plan.stack} would take away what this registry does not say may go:`,
      ...refusals.map(describe),
    ].join('\n'),
    {
      place: 'the registry beside the state of this stack; nothing was written',
      allowed: `what only got another name: causeway rename surface|repository|tier OLD NEW; what may go: the commands above; or the edit taken back (docs/changing-things.md)`,
    },
  );
}

function secretKey(fields: HeldObject['fields'], name: string): string {
  return [fields['repository'], fields['environment'], name].join('\n').toLowerCase();
}
