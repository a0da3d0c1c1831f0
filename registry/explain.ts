import { approvalEnvironmentNames, deployEnvironmentName, siteName } from './naming';
import { nearest } from './nearest';
import { oneOf } from './problem';
import type { Registry } from './schema';
import type { Surface } from './schema/surface';
import type { Tier } from './schema/tier';
import { showValue } from './secret-looking';
import { branchOf, repositoryOf, secretsOn, tiersOf, valueOn } from './selectors';
import { targetFacts } from './targets';
import { UserError } from './user-error';

/** The meaning of one surface on one tier. */
export interface TierExplanation {
  readonly tier: string;
  readonly branch: string;
  readonly environment: string;
  readonly approvals: {
    readonly environments: readonly string[];
    readonly reviewers: readonly string[];
    readonly quorum: number;
  } | null;
  readonly promotesFrom: string | null;
  readonly soak: string;
  readonly gate: { readonly mode: string; readonly profile: string; readonly requires: readonly string[] };
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly { readonly name: string; readonly in: readonly string[]; readonly managed: string }[];
  readonly toggles: Readonly<Record<string, boolean>>;
  readonly site: { readonly team: string; readonly name: string } | null;
  readonly url: string | null;
}

/** The meaning of one surface on each of its tiers. */
export interface SurfaceExplanation {
  readonly surface: string;
  readonly description: string;
  readonly owner: string;
  readonly repository: string;
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly target: string;
  readonly checks: readonly {
    readonly id: string;
    readonly mode: string;
    readonly severity: string;
    readonly context: string;
  }[];
  readonly tiers: readonly TierExplanation[];
}

function explainTier(registry: Registry, surface: Surface, tier: Tier): TierExplanation {
  const { netlify, addressOn } = targetFacts(surface.target);
  const name = siteName(surface, tier);
  const team = netlify && valueOn(netlify.team, tier.id);
  const site = name !== undefined && team !== undefined ? { team, name } : null;
  const url = addressOn(tier.id, name);
  return {
    tier: tier.id,
    branch: branchOf(registry, surface.repository, tier),
    environment: deployEnvironmentName(registry, surface, tier),
    approvals: tier.approval
      ? {
          environments: approvalEnvironmentNames(registry, tier, surface),
          reviewers: tier.approval.reviewers,
          quorum: tier.approval.quorum,
        }
      : null,
    promotesFrom: tier.promotesFrom ?? null,
    soak: tier.soak,
    gate: tier.gate,
    variables: Object.fromEntries(
      Object.entries(surface.variables).flatMap(([key, { values }]) => {
        const value = valueOn(values, tier.id);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
    secrets: secretsOn(surface, tier.id).map((secret) => ({
      name: secret.name,
      in: secret.in,
      managed: secret.managed,
    })),
    toggles: Object.fromEntries(
      Object.entries(surface.toggles).flatMap(([key, { reason: _, ...values }]) =>
        Object.hasOwn(values, tier.id) ? [[key, values[tier.id] === true]] : [],
      ),
    ),
    site,
    url: url ?? null,
  };
}

/** Explains one surface on every tier. Throws UserError (exit 2) when there is no such surface. */
export function explainSurface(registry: Registry, id: string): SurfaceExplanation {
  const surface = registry.surfaces.find((each) => each.id === id);
  if (!surface) {
    const ids = registry.surfaces.map((each) => each.id);
    const meant = nearest(id, ids);
    throw new UserError(`no surface ${showValue(id)} in the registry${meant ? `: did you mean "${meant}"?` : ''}`, {
      place: 'SURFACE',
      allowed: oneOf(ids),
    });
  }
  const wanted = new Set([...surface.evidence, ...(surface.data ? [surface.data.rehearsal] : [])]);
  const checks = registry.checks.filter((check) =>
    check.scope === 'repository'
      ? check.repositories === undefined || check.repositories.includes(surface.repository)
      : wanted.has(check.id),
  );
  return {
    surface: surface.id,
    description: surface.description,
    owner: surface.owner,
    repository: `${registry.organization.login}/${repositoryOf(registry, surface.repository).name}`,
    paths: surface.paths,
    target: targetFacts(surface.target).title,
    checks: checks.map(({ id: check, mode, severity, context }) => ({ id: check, mode, severity, context })),
    tiers: tiersOf(registry, surface).map((tier) => explainTier(registry, surface, tier)),
  };
}

/** The explanation in words: a paragraph for the surface and a sentence or two for each tier. */
export function explainInWords(explanation: SurfaceExplanation): string {
  const { surface, description, owner, repository, paths, target, checks, tiers } = explanation;
  const except = paths.exclude.length > 0 ? ` except ${paths.exclude.join(', ')}` : '';
  const blocking = checks.filter(({ mode }) => mode === 'blocking').map(({ id }) => id);
  const head = [
    `${surface}${description ? `: ${description}` : ''}`,
    `It belongs to ${owner}, lives in ${repository} and is released when ${paths.include.join(', ')}${except} changes.`,
    `It is deployed by ${target}. Checks that block: ${blocking.length > 0 ? blocking.join(', ') : 'none'}.`,
  ];
  const perTier = tiers.map((tier) => {
    const from = tier.promotesFrom
      ? `A release comes to ${tier.tier} from ${tier.promotesFrom}${tier.soak === 'PT0S' ? '' : ` after ${tier.soak} there`}`
      : `A release comes to ${tier.tier} by itself`;
    const approval = tier.approvals
      ? `when ${tier.approvals.quorum} of ${tier.approvals.reviewers.join(', ')} ${tier.approvals.quorum === 1 ? 'lets' : 'let'} it through`
      : 'without approval';
    return `${from}, from branch ${tier.branch} alone, ${approval}; its gate is ${tier.gate.mode}.`;
  });
  return [...head, ...perTier].join('\n');
}
