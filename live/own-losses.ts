import { z } from 'zod';
import type { HeldObject, HeldResource } from '../plan/held-objects';
import { kindOf } from '../plan/kinds';
import { logicalId } from '../plan/logical-names';
import { compareOwn, type OwnComparison } from '../plan/own-comparison';
import type { Refusal } from '../plan/own-judging';
import type { RepositoryIds } from '../plan/own-keys';
import { lossesOf } from '../plan/own-losses';
import { refusalsOf } from '../plan/own-refusals';
import { secretPlaceOf } from '../plan/own-secrets';
import type { FoundationPlan, TierPlan } from '../plan/types';
import { githubName } from '../registry/github-name';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import { unheldAt } from './adopt/unheld';
import type { NamedEnvironment } from './adopt/unowned-environments';
import type { GithubReader } from './github/reader';
import type { PlannedSite } from './netlify/site-preflight';
import { reasonOf, validatedReading } from './reading';

const Names = z.array(z.looseObject({ name: z.string() }));

async function secretsAt(reader: GithubReader, organization: string, at: HeldObject): Promise<readonly string[]> {
  const { repository = '', environment = '' } = at.fields;
  const path = ['repos', organization, repository, 'environments', environment, 'secrets'].map(encodeURIComponent);
  const list = validatedReading(Names, await reader.list(`/${path.join('/')}`, 'secrets'));
  if (list.state === 'read') return list.value.map(({ name }) => name);
  // An environment that no longer exists has nothing to lose.
  if (list.state === 'absent') return [];
  throw new UserError(`could not list the secrets of ${repository}/${environment}: ${reasonOf(list)}`, {
    place: `${repository}/${environment}`,
    exitCode: 3,
  });
}

/** The inputs of a comparison with a stack's own state. */
export interface OwnState {
  readonly registry: Registry;
  readonly plan: FoundationPlan | TierPlan;
  readonly held: readonly HeldResource[];
  readonly repositoryIds: RepositoryIds;
  /** `<key>/<NAME>` of the managed secrets without a value in the stack's configuration. */
  readonly unfilled: readonly string[];
}

/** The matching of kept objects; see the comparison. */
export interface KeptObjects {
  readonly aliases: OwnComparison['aliases'];
  readonly bound: ReadonlySet<string>;
}

/** The parts of a plan that the stack's own state holds. */
export interface OwnObjects {
  readonly kept: KeptObjects;
  /** The environments by their planned names and, where their repository was renamed, by those in the state. */
  readonly owned: readonly NamedEnvironment[];
  /** Permanent losses of the update that the registry declares; one sentence each. */
  readonly losses: readonly string[];
  /** The plan's Netlify sites, each with its content in the state. */
  readonly sites: readonly PlannedSite[];
}

/** The objects that an update keeps under other names. */
export function keptIn({ aliases, bound }: OwnComparison): KeptObjects {
  return { aliases, bound: new Set(bound.map(({ planned }) => logicalId(planned))) };
}

// The program leaves a secret without a value out, so an update does not create it.
function sitesIn(
  plan: FoundationPlan | TierPlan,
  { matches, come }: OwnComparison,
  unfilled: readonly string[],
): readonly PlannedSite[] {
  if (!('sites' in plan)) return [];
  const created = come.filter((object) => !unfilled.includes(secretPlaceOf(object) ?? ''));
  const held = (kind: HeldObject['kind'], name: string) =>
    matches.find(({ planned }) => planned.kind === kind && planned.name === name)?.held.fields;
  return plan.sites.map((site) => ({
    plan: site,
    held: held('site', site.key),
    comes: created.flatMap(({ kind, fields: { site: on, name } }) =>
      kind === 'site-variable' && on === site.key && name !== undefined ? [name] : [],
    ),
    heldDomain: held('site-domain', kindOf('site-domain').logical(site.key, ''))?.['customDomain'],
  }));
}

function ownedIn({ matches, gone }: OwnComparison): readonly NamedEnvironment[] {
  const objects = [...matches.flatMap(({ planned, held }) => [planned, held]), ...gone];
  return objects
    .filter(({ kind }) => kind === 'environment')
    .map(({ fields: { repository = '', environment = '' } }) => ({ repository, name: environment }));
}

// A name without a repository is harmless: a write to it fails and touches no other repository.
async function reused(
  reader: GithubReader,
  organization: string,
  { bound }: OwnComparison,
  ids: RepositoryIds,
): Promise<readonly Refusal[]> {
  const pairs = bound.flatMap(({ planned, held }) => {
    const [now, before] = [planned.fields['repository'], held.fields['repository']];
    return now === undefined || before === undefined ? [] : [[before, now] as const];
  });
  const found = await Promise.all(
    [...new Map(pairs)].map(async ([before, now]) => {
      const path = `/repos/${encodeURIComponent(organization)}/${encodeURIComponent(before)}`;
      const answer = validatedReading(z.looseObject({ id: z.number() }), await reader.get(path));
      if (answer.state === 'absent') return [];
      if (answer.state === 'read' && answer.value.id === ids.get(githubName(now))) return [];
      const why =
        answer.state === 'read'
          ? `another repository has its name now, and the rules of ${now} would be applied to that one`
          : `could not find out whether another repository has its name now: ${reasonOf(answer)}`;
      return [
        { what: `repository ${before}`, why, command: `another name for the repository that is called ${before} now` },
      ];
    }),
  );
  return found.flat();
}

// Refusals with the same reason and command are reported in one sentence.
function describe(refusals: readonly Refusal[]): readonly string[] {
  const groups = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const key = JSON.stringify([refusal.why, refusal.command]);
    groups.set(key, [...(groups.get(key) ?? []), refusal]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const what = group.map((each) => each.what).join(', ');
    return first ? [`  ${what}: ${first.why}\n    → ${first.command}`] : [];
  });
}

/**
 * Compares a plan with the state of its own stack before anything is registered, and refuses to lose an object that
 * cannot be recreated. Reads only. Throws a UserError that names the loss, the reason and the command that states the
 * intent (exit 2), or that an environment's secrets could not be listed (exit 3).
 */
export async function compareOwnState(
  reader: GithubReader,
  { registry, plan, held, repositoryIds, unfilled }: OwnState,
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
  const secretsIn = ({ urn }: HeldObject) => secrets.get(urn) ?? [];
  const judging = { registry, plan, held, repositoryIds, unfilled, secretsIn };
  const own = refusalsOf(comparison, judging);
  // Errors of the registry are fixed first: refused names may cause later ones.
  const unheld = own.length > 0 ? undefined : await unheldAt(reader, plan, comparison);
  const refusals = [
    ...own,
    ...(unheld?.refusals ?? []),
    ...(await reused(reader, plan.organization, comparison, repositoryIds)),
  ];
  if (refusals.length === 0) {
    const kept = keptIn(comparison);
    const losses = [...lossesOf(comparison, judging), ...(unheld?.losses ?? [])];
    return { kept, owned: ownedIn(comparison), losses, sites: sitesIn(plan, comparison, unfilled) };
  }
  throw new UserError(
    [`an update of ${plan.stack} would remove things without permission in this registry:`, ...describe(refusals)].join(
      '\n',
    ),
    {
      place: 'a registry that fits the state of this stack; nothing was written',
      allowed: `after a rename: causeway rename surface|repository|tier OLD NEW; to remove things: the commands above; or revert the edit (docs/changing-things.md)`,
    },
  );
}

function secretKey(fields: HeldObject['fields'], name: string): string {
  return [fields['repository'], fields['environment'], name].join('\n').toLowerCase();
}
