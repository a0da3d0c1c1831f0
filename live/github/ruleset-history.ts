import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { sortedBy, sortedSet } from '../../plan/sorted';
import type { FoundationPlan } from '../../plan/types';
import { type Reading, reasonOf, validatedReading } from '../reading';
import type { SeenObject } from '../snapshot';
import type { GithubReader } from './reader';
import { Ruleset, rulesetFields } from './rulesets';

/** One field of a ruleset that differs in another version; undefined where a version lacks it. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One version of a ruleset: its author, its time, and its changes. */
export interface RulesetChange {
  readonly repository: string;
  readonly ruleset: string;
  readonly version: number;
  /** RFC 3339. */
  readonly at: string;
  /** A login, or GitHub's type and number for an actor that is not a person. */
  readonly by: string;
  /** `first`: no earlier version is kept. `unverified`: this version or the earlier one could not be read. */
  readonly what: readonly FieldChange[] | 'first' | 'unverified';
}

/** The readable histories, newest change first, and why others could not be read. */
export interface RulesetHistory {
  readonly changes: readonly RulesetChange[];
  readonly doubts: readonly string[];
}

const Summary = z.looseObject({ id: z.number(), name: z.string() });
const Version = z.looseObject({
  version_id: z.number(),
  actor: z.looseObject({ id: z.number().optional(), type: z.string().optional() }),
  updated_at: z.string(),
});
// Bypass actors are required: hidden ones would look like none (W18).
const Whole = z.looseObject({ state: Ruleset.required({ bypass_actors: true }) });
const Account = z.looseObject({ login: z.string() });

type Fields = SeenObject['fields'];

interface Dated extends Omit<RulesetChange, 'by'> {
  readonly actor: z.infer<typeof Version>['actor'];
}

interface Part {
  readonly versions: readonly Dated[];
  readonly doubts: readonly string[];
}

function doubt(about: string, reading: Exclude<Reading<unknown>, { state: 'read' }>): Part {
  return { versions: [], doubts: [`${about}: ${reasonOf(reading)}`] };
}

// Numbers as texts that sort numerically.
const ordered = (version: number) => String(version).padStart(16, '0');

/** The differences between two versions, sorted by field. */
function fieldChanges(before: Fields, after: Fields): readonly FieldChange[] {
  return sortedSet([...Object.keys(before), ...Object.keys(after)])
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((each) => !isDeepStrictEqual(each.before, each.after));
}

async function readRuleset(
  reader: GithubReader,
  root: string,
  { repository, ruleset }: Pick<RulesetChange, 'repository' | 'ruleset'>,
): Promise<Part> {
  const about = `the history of "${ruleset}" of ${repository}`;
  const list = validatedReading(z.array(Version), await reader.list(`${root}/history`));
  if (list.state !== 'read') return doubt(about, list);
  // GitHub keeps at least the version of the creation.
  if (list.value.length === 0) return { versions: [], doubts: [`${about} is empty`] };
  const versions = sortedBy(list.value, ({ version_id: id }) => ordered(id));
  const wholes = await Promise.all(
    versions.map(async ({ version_id: id }) => validatedReading(Whole, await reader.get(`${root}/history/${id}`))),
  );
  const fields = wholes.map((whole) =>
    whole.state === 'read' ? { name: whole.value.state.name, ...rulesetFields(whole.value.state) } : undefined,
  );
  const whatOf = (index: number): RulesetChange['what'] => {
    const [before, after] = [fields[index - 1], fields[index]];
    if (after === undefined) return 'unverified';
    if (index === 0) return 'first';
    return before === undefined ? 'unverified' : fieldChanges(before, after);
  };
  return {
    versions: versions.map(({ version_id: version, actor, updated_at: at }, index) => {
      return { repository, ruleset, version, at, actor, what: whatOf(index) };
    }),
    doubts: wholes.flatMap((whole, index) =>
      whole.state === 'read' ? [] : [`version ${versions[index]?.version_id} in ${about}: ${reasonOf(whole)}`],
    ),
  };
}

async function readRepository(reader: GithubReader, root: string, repository: string): Promise<readonly Part[]> {
  const list = validatedReading(z.array(Summary), await reader.list(`${root}/rulesets?includes_parents=false`));
  if (list.state !== 'read') return [doubt(`the rulesets of ${repository}`, list)];
  return Promise.all(
    list.value.map(({ id, name }) => readRuleset(reader, `${root}/rulesets/${id}`, { repository, ruleset: name })),
  );
}

async function names(reader: GithubReader, actors: readonly Dated['actor'][]): Promise<ReadonlyMap<string, string>> {
  const ids = sortedSet(actors.flatMap(({ id, type }) => (type === 'User' && id !== undefined ? [String(id)] : [])));
  const logins = await Promise.all(
    ids.map(async (id) => {
      const found = validatedReading(Account, await reader.get(`/user/${id}`));
      return [id, found.state === 'read' ? found.value.login : `User ${id}`] as const;
    }),
  );
  return new Map(logins);
}

/**
 * The authors and the changes of the rulesets of a plan's repositories. Unreadable parts are reported and never mean
 * "nobody" or "nothing".
 */
export async function readRulesetHistory(reader: GithubReader, plan: FoundationPlan): Promise<RulesetHistory> {
  const parts = await Promise.all(
    plan.repositories.map(({ repository: { name } }) =>
      readRepository(reader, `/repos/${encodeURIComponent(plan.organization)}/${encodeURIComponent(name)}`, name),
    ),
  );
  const versions = parts.flat().flatMap((part) => part.versions);
  const logins = await names(
    reader,
    versions.map(({ actor }) => actor),
  );
  const by = ({ id, type }: Dated['actor']) => logins.get(String(id)) ?? `${type ?? 'unknown'} ${id ?? ''}`.trim();
  const changes = versions.map(({ actor, ...rest }) => ({ ...rest, by: by(actor) }));
  return {
    changes: [
      ...sortedBy(
        changes,
        ({ at, repository, ruleset, version }) => `${at} ${repository} ${ruleset} ${ordered(version)}`,
      ),
    ].reverse(),
    doubts: sortedSet(parts.flat().flatMap((part) => part.doubts)),
  };
}
