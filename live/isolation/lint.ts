import { sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { highestTier, tiersOf, valueOn } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { secretNames, type Verdict } from './cells';
import { compareSecrets, type IsolationFacts, UNCOMPARED } from './facts';
import { isolationMatrix, targetCohort } from './matrix';

/** One finding of the lint. */
export interface LintFinding extends Verdict {
  readonly rule: 'tier-secret' | 'tier-team' | 'tier-variable' | 'pair' | 'cohort';
  readonly subject: string;
}

/** The lint's result; `off` means that nothing was checked. */
export interface LintReport {
  readonly enabled: boolean;
  readonly findings: readonly LintFinding[];
}

/** A surface's value of a name on each of its tiers, in pairs. */
function tierPairs<T>(registry: Registry, surface: Surface, read: (tier: string) => T | undefined) {
  const values = tiersOf(registry, surface).flatMap(({ id }) => {
    const value = read(id);
    return value === undefined ? [] : [{ tier: id, value }];
  });
  return values.flatMap((left, index) => values.slice(index + 1).map((right) => ({ left, right })));
}

// Names may repeat between tiers, values may not. Only recorded fingerprints tell whether values repeat.
function tierSecrets(registry: Registry, surface: Surface, facts: IsolationFacts): readonly LintFinding[] {
  const on = (tier: string) => secretNames(surface, tier, facts);
  const tiers = tiersOf(registry, surface).map(({ id }) => id);
  const unseen = tiers
    .filter((tier) => !on(tier).whole)
    .map((tier): LintFinding => {
      const subject = `${surface.id} on ${tier}`;
      return { rule: 'tier-secret', subject, verdict: 'unverified', proof: 'the names of its secrets were not seen' };
    });
  const pairs = sortedSet(tiers.flatMap((tier) => on(tier).names)).flatMap((name) =>
    tierPairs(registry, surface, (tier) => (on(tier).names.includes(name) ? name : undefined)).map(
      ({ left, right }): LintFinding => {
        const [ours = '', theirs = ''] = [left, right].map(({ tier }) => `${surface.id}/${tier}/${name}`);
        const compared = compareSecrets(facts, ours, theirs);
        const about = {
          rule: 'tier-secret',
          subject: `${surface.id}/${name} on ${left.tier} and ${right.tier}`,
        } as const;
        if (compared === 'unknown' || compared === 'incomparable') {
          return { ...about, verdict: 'unverified', proof: UNCOMPARED[compared] };
        }
        return compared === 'same'
          ? { ...about, verdict: 'denied', proof: 'one value on both tiers' }
          : { ...about, verdict: 'allowed', proof: 'different fingerprints' };
      },
    ),
  );
  return [...unseen, ...pairs];
}

interface Place {
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
}

function placeName({ surface, tier, name }: Place): string {
  return `${surface}/${tier}/${name}`;
}

// The pairs above compare one name of one surface. A value may also have another name or belong to another surface.
function otherNames(registry: Registry, facts: IsolationFacts): readonly LintFinding[] {
  const places = registry.surfaces.flatMap((surface) =>
    tiersOf(registry, surface).flatMap(({ id: tier }) =>
      secretNames(surface, tier, facts).names.map((name): Place => ({ surface: surface.id, tier, name })),
    ),
  );
  const isNamesake = (one: Place, other: Place) => one.surface === other.surface && one.name === other.name;
  const findings = places.flatMap((left, index) =>
    places.slice(index + 1).flatMap((right): readonly LintFinding[] => {
      if (left.tier === right.tier || isNamesake(left, right)) return [];
      if (compareSecrets(facts, placeName(left), placeName(right)) !== 'same') return [];
      const subject = `${placeName(left)} and ${placeName(right)}`;
      return [{ rule: 'tier-secret', subject, verdict: 'denied', proof: 'one value on both tiers' }];
    }),
  );
  // A name on only one tier is in no pair above. Without a fingerprint it is unknown whether its value repeats another.
  const alone = places.filter((place) => {
    const hasNamesake = places.some((other) => other !== place && isNamesake(other, place));
    const isAnywhereElse = places.some((other) => other.tier !== place.tier);
    return !hasNamesake && isAnywhereElse && compareSecrets(facts, placeName(place), placeName(place)) !== 'same';
  });
  return [
    ...findings,
    ...alone.map((place): LintFinding => {
      return {
        rule: 'tier-secret',
        subject: placeName(place),
        verdict: 'unverified',
        proof: 'no fingerprint to compare',
      };
    }),
  ];
}

// Only teams separate at Netlify: contexts and sites of one team share its people and tokens.
function tierTeams(registry: Registry, surface: Surface): readonly LintFinding[] {
  const target = netlifyOf(surface);
  if (!target) return [];
  const highest = highestTier(registry).id;
  return tierPairs(registry, surface, (tier) => valueOn(target.team, tier))
    .filter(({ left, right }) => left.tier === highest || right.tier === highest)
    .map(
      ({ left, right }): LintFinding => ({
        rule: 'tier-team',
        subject: `${surface.id} on ${left.tier} and ${right.tier}`,
        ...(left.value === right.value
          ? { verdict: 'denied', proof: `both in the Netlify team ${left.value}` }
          : { verdict: 'allowed', proof: `teams ${left.value} and ${right.value}` }),
      }),
    );
}

function tierVariables(registry: Registry, surface: Surface): readonly LintFinding[] {
  return Object.entries(surface.variables)
    .filter(([, { tenantScoped }]) => tenantScoped)
    .flatMap(([name, { values }]) =>
      tierPairs(registry, surface, (tier) => valueOn(values, tier)).map(
        ({ left, right }): LintFinding => ({
          rule: 'tier-variable',
          subject: `${surface.id}/${name} on ${left.tier} and ${right.tier}`,
          ...(left.value === right.value
            ? { verdict: 'denied', proof: 'a tenant-scoped variable has one value on both tiers' }
            : { verdict: 'allowed', proof: 'different values' }),
        }),
      ),
    );
}

function cohortFindings(registry: Registry, facts: IsolationFacts): readonly LintFinding[] {
  const { cells, coverage } = isolationMatrix(registry, facts, targetCohort(registry));
  const pairs = cells.map(
    ({ left, right, tier, aspect, verdict, proof }): LintFinding => ({
      rule: 'pair',
      subject: `${left} and ${right} on ${tier}: ${aspect}`,
      verdict,
      proof,
    }),
  );
  // A surface without a cohort is compared with nothing, so its isolation is unproven.
  const unassigned = registry.isolationTarget
    ? coverage.unassigned.map(
        (id): LintFinding => ({
          rule: 'cohort',
          subject: id,
          verdict: 'unverified',
          proof: 'in no cohort: in no cell of the matrix',
        }),
      )
    : [];
  const { empty } = coverage;
  // A target without any proof is not reached.
  const nothing: readonly LintFinding[] =
    registry.isolationTarget && empty !== undefined
      ? [{ rule: 'cohort', subject: `cohorts up to ${coverage.cohort}`, verdict: 'unverified', proof: empty }]
      : [];
  return [...pairs, ...nothing, ...unassigned];
}

/** The isolation between tiers and between surfaces, by the registry and the facts; off if the registry says so. */
export function isolationLint(registry: Registry, facts: IsolationFacts): LintReport {
  if (!registry.isolationLint.enabled) return { enabled: false, findings: [] };
  const findings = [
    ...registry.surfaces.flatMap((surface) => [
      ...tierSecrets(registry, surface, facts),
      ...tierTeams(registry, surface),
      ...tierVariables(registry, surface),
    ]),
    ...otherNames(registry, facts),
    ...cohortFindings(registry, facts),
  ];
  if (findings.length > 0) return { enabled: true, findings };
  const nothing = 'nothing was compared';
  return {
    enabled: true,
    findings: [{ rule: 'cohort', subject: 'the registry', verdict: 'unverified', proof: nothing }],
  };
}
