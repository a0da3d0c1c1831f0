import { z } from 'zod';
import { sortedBy, sortedSet } from '../../plan/sorted';
import type { FoundationPlan } from '../../plan/types';
import { type Reading, reasonOf, shaped } from '../reading';
import type { GithubReader } from './reader';

/** One version of a ruleset: who made it, and when. */
export interface RulesetChange {
  readonly repository: string;
  readonly ruleset: string;
  readonly version: number;
  /** RFC 3339. */
  readonly at: string;
  /** A login, or the type and number by which GitHub names what is no person. */
  readonly by: string;
}

/** The histories that could be read, newest change first, and why others could not. */
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
const Account = z.looseObject({ login: z.string() });

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

async function readRepository(reader: GithubReader, root: string, repository: string): Promise<readonly Part[]> {
  const list = shaped(z.array(Summary), await reader.list(`${root}/rulesets?includes_parents=false`));
  if (list.state !== 'read') return [doubt(`the rulesets of ${repository}`, list)];
  return Promise.all(
    list.value.map(async ({ id, name }): Promise<Part> => {
      const found = shaped(z.array(Version), await reader.list(`${root}/rulesets/${id}/history`));
      const about = `the history of "${name}" of ${repository}`;
      if (found.state !== 'read') return doubt(about, found);
      // GitHub keeps a version for its creation at least.
      if (found.value.length === 0) return { versions: [], doubts: [`${about} is empty`] };
      const versions = found.value.map(({ version_id: version, actor, updated_at: at }) => {
        return { repository, ruleset: name, version, at, actor };
      });
      return { versions, doubts: [] };
    }),
  );
}

async function names(reader: GithubReader, actors: readonly Dated['actor'][]): Promise<ReadonlyMap<string, string>> {
  const ids = sortedSet(actors.flatMap(({ id, type }) => (type === 'User' && id !== undefined ? [String(id)] : [])));
  const logins = await Promise.all(
    ids.map(async (id) => {
      const found = shaped(Account, await reader.get(`/user/${id}`));
      return [id, found.state === 'read' ? found.value.login : `User ${id}`] as const;
    }),
  );
  return new Map(logins);
}

/** Who changed the rulesets of a plan's repositories. What could not be read is told, and never taken for "nobody". */
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
      ...sortedBy(changes, ({ at, repository, ruleset, version }) => `${at} ${repository} ${ruleset} ${version}`),
    ].reverse(),
    doubts: sortedSet(parts.flat().flatMap((part) => part.doubts)),
  };
}
