import { z } from 'zod';
import { sortedSet } from '../../plan/sorted';
import { reasonOf, validatedReading } from '../reading';
import type { SeenObject, Sighting } from '../snapshot';
import type { GithubReader } from './reader';

const Summary = z.looseObject({ id: z.number(), name: z.string() });
/** A complete ruleset as GitHub returns it, with rules of any kind. */
export const Ruleset = z.looseObject({
  name: z.string(),
  target: z.string(),
  enforcement: z.string(),
  conditions: z
    .looseObject({
      ref_name: z.looseObject({ include: z.array(z.string()), exclude: z.array(z.string()) }).optional(),
    })
    .nullable()
    .optional(),
  bypass_actors: z
    .array(z.looseObject({ actor_id: z.number().nullable(), actor_type: z.string(), bypass_mode: z.string() }))
    .optional(),
  rules: z.array(z.looseObject({ type: z.string(), parameters: z.record(z.string(), z.json()).optional() })),
});

type Fields = SeenObject['fields'];

function textOf(item: unknown): string {
  if (typeof item === 'string') return item;
  const keys = typeof item === 'object' && item !== null ? Object.keys(item).sort() : undefined;
  return JSON.stringify(item, keys);
}

/**
 * A rule's fields, `rule.<type>` and `rule.<type>.<parameter>`. Texts in lists are sorted, because GitHub keeps no
 * order.
 */
export function ruleFields(type: string, parameters: Fields): Fields {
  return Object.fromEntries([
    [`rule.${type}`, true],
    ...Object.entries(parameters).map(([name, value]) => [
      `rule.${type}.${name}`,
      Array.isArray(value) ? value.map(textOf).sort() : value,
    ]),
  ]);
}

// Several rules of one type are numbered from the second on, so that a later one does not hide an earlier one.
function fieldsOfAll(rules: z.infer<typeof Ruleset>['rules']): Fields {
  const times = new Map<string, number>();
  const each = rules.map(({ type, parameters = {} }) => {
    const time = (times.get(type) ?? 0) + 1;
    times.set(type, time);
    return ruleFields(time === 1 ? type : `${type}#${time}`, parameters);
  });
  return Object.assign({}, ...each);
}

/** A ruleset as fields; without `bypass` where its bypass actors are hidden. */
export function rulesetFields({
  target,
  enforcement,
  conditions,
  rules,
  bypass_actors: bypass,
}: z.infer<typeof Ruleset>): Fields {
  return {
    target,
    enforcement,
    include: [...(conditions?.ref_name?.include ?? [])].sort(),
    exclude: [...(conditions?.ref_name?.exclude ?? [])].sort(),
    ...fieldsOfAll(rules),
    ...(bypass === undefined
      ? {}
      : { bypass: bypass.map((one) => `${one.actor_type}:${one.actor_id}:${one.bypass_mode}`).sort() }),
  };
}

/**
 * A repository's own rulesets, complete. Unknown kinds of rules are kept and so reported (W21). Gives the ids that the list has;
 * undefined where it could not be read.
 */
export async function readRulesets(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
): Promise<readonly number[] | undefined> {
  // Inherited rulesets show up among a branch's effective rules.
  const list = validatedReading(z.array(Summary), await reader.list(`${root}/rulesets?includes_parents=false`));
  if (list.state !== 'read') {
    sighting.missed({ list: 'ruleset', repository }, reasonOf(list));
    return undefined;
  }
  await Promise.all(
    list.value.map(async ({ id, name }) => {
      const address = { kind: 'ruleset', repository, ruleset: name } as const;
      const whole = validatedReading(Ruleset, await reader.get(`${root}/rulesets/${id}`));
      if (whole.state !== 'read') return sighting.missed(address, reasonOf(whole));
      const double = list.value.filter((other) => other.name === name).length > 1;
      if (double) sighting.missed(address, 'there are several rulesets of that name');
      sighting.saw(address, { id, ...rulesetFields(whole.value) });
      // Shown only to those who may change the ruleset (W18). Unseen is not the same as none.
      if (whole.value.bypass_actors === undefined) {
        sighting.missed(address, 'bypass actors are hidden from this credential', 'bypass');
      }
    }),
  );
  return list.value.map(({ id }) => id);
}

/**
 * Compares the list of rulesets with the rules in force: GitHub gives no total of rulesets, and a truncated list looks
 * like a short one.
 */
export async function checkRulesetList(
  sighting: Sighting,
  repository: string,
  listed: Promise<readonly number[] | undefined>,
  inForce: readonly Promise<readonly number[]>[],
): Promise<void> {
  const [ids, ...branches] = await Promise.all([listed, ...inForce]);
  const lacking = branches.flat().find((id) => ids !== undefined && !ids.includes(id));
  if (lacking === undefined) return;
  const reason = `the list lacks the ruleset ${lacking}, whose rules are in force: the list is truncated`;
  sighting.missed({ list: 'ruleset', repository }, reason);
}

const EffectiveRule = z.looseObject({
  type: z.string(),
  ruleset_source_type: z.string().optional(),
  ruleset_source: z.string().optional(),
  ruleset_id: z.number().optional(),
});

/**
 * The rules in force for a branch, by their ruleset, including inherited and foreign ones. Gives the ids of the repository's
 * own rulesets among them.
 */
export async function readBranch(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  branch: string,
): Promise<readonly number[]> {
  const path = `${root}/rules/branches/${encodeURIComponent(branch)}`;
  const rules = validatedReading(z.array(EffectiveRule), await reader.list(path));
  if (rules.state !== 'read') {
    sighting.missed({ list: 'branch-rules', repository, branch }, reasonOf(rules));
    return [];
  }
  const sourceOf = ({ ruleset_source_type: type, ruleset_id: id }: z.infer<typeof EffectiveRule>) =>
    effectiveSource(type ?? 'unknown', id ?? 'unknown');
  for (const source of sortedSet(rules.value.map(sourceOf))) {
    const own = rules.value.filter((rule) => sourceOf(rule) === source);
    const fields = {
      types: [...new Set(own.map(({ type }) => type))].sort(),
      sourceType: own[0]?.ruleset_source_type ?? 'unknown',
      source: own[0]?.ruleset_source ?? 'unknown',
      id: own[0]?.ruleset_id ?? 'unknown',
    };
    sighting.saw({ kind: 'effective-rules', repository, branch, source }, fields);
  }
  return rules.value.flatMap(({ ruleset_source_type: type, ruleset_id: id }) =>
    type === 'Repository' && id !== undefined ? [id] : [],
  );
}

/** The source of effective rules, as an address writes it. */
export function effectiveSource(type: string, id: number | string): string {
  return `${type}:${id}`;
}

/** Branches that classic protection still covers. */
export async function readClassic(reader: GithubReader, sighting: Sighting, root: string, repository: string) {
  const schema = z.array(z.looseObject({ name: z.string(), protected: z.boolean() }));
  const list = validatedReading(schema, await reader.list(`${root}/branches`));
  if (list.state !== 'read') return sighting.missed({ list: 'classic-protection', repository }, reasonOf(list));
  await Promise.all(
    list.value
      .filter((branch) => branch.protected)
      .map(async ({ name }) => {
        const address = { kind: 'classic-protection', repository, branch: name } as const;
        const found = await reader.get(`${root}/branches/${encodeURIComponent(name)}/protection`);
        // `protected` may mean a ruleset; only a 404 here says that there is no classic rule.
        if (found.state === 'read') sighting.saw(address, {});
        else if (found.state === 'unverified') sighting.missed(address, found.reason);
      }),
  );
}
