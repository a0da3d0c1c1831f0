import { sortedSet } from '../../plan/sorted';
import { siteName } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { secretsOn, valueOn } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { compareSecrets, factAt, type IsolationFacts, UNCOMPARED } from './facts';

/** The aspects that two surfaces of a tier may share. */
export const ASPECTS = ['secret', 'token', 'site', 'reviewer', 'variable'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Whether isolation holds in one aspect; `unverified` when it is unknown, which never passes. */
export interface Verdict {
  readonly verdict: 'allowed' | 'denied' | 'unverified';
  /** The basis of the verdict: names only, never values. */
  readonly proof: string;
}

/** Two surfaces on one tier. */
export interface Pair {
  readonly registry: Registry;
  readonly tier: Tier;
  readonly left: Surface;
  readonly right: Surface;
  readonly facts: IsolationFacts;
}

const allowed = (proof: string): Verdict => ({ verdict: 'allowed', proof });
const denied = (proof: string): Verdict => ({ verdict: 'denied', proof });
const unverified = (proof: string): Verdict => ({ verdict: 'unverified', proof });

// Surfaces of one tenant may share; a surface of several tenants shares with no other.
function mayShare({ left, right }: Pair): boolean {
  return [left, right].every((surface) => surface.isolation?.tenantScope === 'same_tenant');
}

function shared(pair: Pair, what: string): Verdict {
  return mayShare(pair) ? allowed(`${what}, within one tenant`) : denied(`${what}, across tenants`);
}

/** The names of a surface's secrets on a tier, declared or seen; `whole` is false where they could not be read. */
export function secretNames(
  surface: Surface,
  tier: string,
  facts: IsolationFacts,
): { readonly names: readonly string[]; readonly whole: boolean } {
  const seen = factAt(facts.names, `${surface.id}/${tier}`);
  const declared = secretsOn(surface, tier).map(({ name }) => name.toUpperCase());
  return { names: sortedSet([...declared, ...(seen ?? [])]), whole: seen !== undefined || !facts.observed };
}

function secretVerdict(pair: Pair): Verdict {
  const { left, right, tier, facts } = pair;
  const [ours, theirs] = [left, right].map((surface) => secretNames(surface, tier.id, facts));
  const isWhole = ours?.whole === true && theirs?.whole === true;
  // One value may have two names, so all names of one are compared with all of the other.
  const prints = (ours?.names ?? []).flatMap((name) =>
    (theirs?.names ?? []).map((other) => ({
      name: name === other ? name : `${name} and ${other}`,
      compared: compareSecrets(facts, `${left.id}/${tier.id}/${name}`, `${right.id}/${tier.id}/${other}`),
    })),
  );
  if (prints.length === 0) {
    return isWhole ? allowed('at least one has no secrets') : unverified('the secrets of both were not read');
  }
  const same = prints.filter(({ compared }) => compared === 'same');
  const unknown = prints.filter(({ compared }) => compared === 'unknown');
  const incomparable = prints.filter(({ compared }) => compared === 'incomparable');
  if (same.length > 0 && !mayShare(pair)) return shared(pair, `one value for ${list(same)}`);
  if (!isWhole) return unverified('the secrets of both were not read');
  if (unknown.length > 0) return unverified(`no fingerprint of ${list(unknown)} on both surfaces`);
  if (incomparable.length > 0) return unverified(`${UNCOMPARED.incomparable}, of ${list(incomparable)}`);
  return same.length > 0
    ? shared(pair, `one value for ${list(same)}`)
    : allowed(`different values for ${list(prints)}`);
}

function list(prints: readonly { readonly name: string }[]): string {
  return prints.map(({ name }) => name).join(', ');
}

// A Netlify token reaches all teams of its owner, so its owner counts, not its name or value.
function tokenVerdict(pair: Pair): Verdict {
  const { left, right, tier, facts } = pair;
  if (!netlifyOf(left) || !netlifyOf(right)) return allowed('no Netlify token on both');
  const owners = [left, right].map(({ id }) => factAt(facts.tokens, `${id}/${tier.id}`));
  if (owners.includes(undefined)) return unverified('whose Netlify tokens these are is not recorded');
  return owners[0] === owners[1] ? shared(pair, 'one owner of both Netlify tokens') : allowed('two token owners');
}

function siteVerdict(pair: Pair): Verdict {
  const { left, right, tier } = pair;
  const targets = [netlifyOf(left), netlifyOf(right)].filter((each) => each !== undefined);
  if (targets.length < 2) return allowed('no Netlify site on both');
  const [ours, theirs] = [left, right].map((surface) => siteName(surface, tier));
  const ids = targets.map(({ siteId }) => valueOn(siteId, tier.id));
  if (ours === theirs || (ids[0] !== undefined && ids[0] === ids[1])) return denied(`one site: ${ours}`);
  const [team, other] = targets.map((target) => valueOn(target.team, tier.id));
  if (team === undefined || other === undefined) return unverified('a team is not named');
  const seen = [left, right].map(({ id }) => factAt(pair.facts.sites, `${id}/${tier.id}`));
  if (seen[0] !== undefined && seen[0] === seen[1]) return denied(`one site: ${seen[0]}`);
  if (pair.facts.observed && seen.includes(undefined) && (team !== other || mayShare(pair))) {
    return unverified('the sites of both were not read');
  }
  return team === other ? shared(pair, `both sites are in the team ${team}`) : allowed(`teams ${team} and ${other}`);
}

function reviewerVerdict({ tier, registry, facts }: Pair): Verdict {
  const reviewers = tier.approval?.reviewers ?? [];
  if (reviewers.length === 0) return allowed('nobody approves on this tier');
  const apps = new Set(Object.values(registry.apps).map((app) => `user:${app?.slug ?? ''}`));
  const bots = reviewers.filter((each) => factAt(facts.reviewers, each) === 'bot' || apps.has(each));
  if (bots.length > 0) return denied(`a bot approves: ${bots.join(', ')}`);
  const unknown = reviewers.filter((each) => factAt(facts.reviewers, each) !== 'people');
  if (unknown.length > 0) return unverified(`whether ${unknown.join(', ')} are people is not recorded`);
  return allowed(`only people approve: ${reviewers.join(', ')}`);
}

function variableVerdict(pair: Pair): Verdict {
  const { left, right, tier } = pair;
  // A name belongs to its tenant as soon as one of the two says so.
  const names = Object.keys(left.variables)
    .filter((name) => Object.hasOwn(right.variables, name))
    .filter((name) => left.variables[name]?.tenantScoped === true || right.variables[name]?.tenantScoped === true)
    .sort();
  if (names.length === 0) return allowed('no tenant-scoped variable in common');
  const same = names.filter((name) => {
    const [ours, theirs] = [left, right].map((surface) => valueOn(surface.variables[name]?.values ?? {}, tier.id));
    return ours !== undefined && ours === theirs;
  });
  if (same.length === 0) return allowed(`different values for ${names.join(', ')}`);
  return shared(pair, `one value for the tenant-scoped ${same.join(', ')}`);
}

const JUDGES: Readonly<Record<Aspect, (pair: Pair) => Verdict>> = {
  secret: secretVerdict,
  token: tokenVerdict,
  site: siteVerdict,
  reviewer: reviewerVerdict,
  variable: variableVerdict,
};

/** Whether two surfaces are isolated on a tier in one aspect. */
export function isolationVerdict(aspect: Aspect, pair: Pair): Verdict {
  return JUDGES[aspect](pair);
}
