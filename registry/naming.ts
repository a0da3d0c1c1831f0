import type { Registry } from './schema';
import type { Surface } from './schema/surface';
import type { Tier } from './schema/tier';
import { netlifyOf } from './targets';

/** The stack for objects of repositories rather than of a tier. The name is reserved and never a tier's id. */
export const FOUNDATION = 'foundation';

/**
 * The secret with which another repository reads a registry that is not public: the private half of a read-only deploy
 * key of the governing repository.
 */
export const REGISTRY_KEY_SECRET = 'CAUSEWAY_REGISTRY_KEY';

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The placeholders of a template (`{surface}-{tier}` → surface, tier). */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** The name of a surface or a tier at GitHub and Netlify, which stays when the id changes. */
export function calledIn({ id, calledAs }: { readonly id: string; readonly calledAs?: string | undefined }): string {
  return calledAs ?? id;
}

/** The environment that a surface's deploys to a tier name. */
export function deployEnvironmentName(registry: Registry, surface: Surface, tier: Tier): string {
  return fill(registry.naming.deployEnvironment, { surface: calledIn(surface), tier: calledIn(tier) });
}

/**
 * The approval environments, one for each person of the quorum: GitHub releases a job after a single approval, so N
 * people need N environments. Empty on a tier without approval.
 */
export function approvalEnvironmentNames(registry: Registry, tier: Tier, surface: Surface): readonly string[] {
  if (!tier.approval) return [];
  const { approvalEnvironment, surfaceApprovalEnvironment, quorumSuffix } = registry.naming;
  const template = tier.approval.mode === 'surface' ? surfaceApprovalEnvironment : approvalEnvironment;
  const name = fill(template, { surface: calledIn(surface), tier: calledIn(tier) });
  return Array.from({ length: tier.approval.quorum }, (_, index) =>
    index === 0 ? name : name + fill(quorumSuffix, { n: index + 1 }),
  );
}

/** The ruleset of one branch. */
export function branchRulesetName(branch: string): string {
  return `causeway branch ${branch}`;
}

/** The two rulesets of the evidence branch. */
export const EVIDENCE_RULESETS = {
  appendOnly: 'causeway evidence append-only',
  writer: 'causeway evidence writer',
} as const;

/** The names of the environments that hold the Apps' keys (docs/architecture.md). */
export const serviceEnvironmentName = {
  infrastructure: (stack: string) => `infrastructure-${stack}`,
  inspect: (stack: string) => `inspect-${stack}`,
  delivery: (tierId: string) => `causeway-delivery-${tierId}`,
  evidence: () => 'causeway-evidence',
  preview: () => 'causeway-preview',
  /** GitHub deploys Pages only from an environment of this name. */
  pages: () => 'github-pages',
} as const;

/** The Netlify site of a surface on a tier; undefined when another target deploys it. */
export function siteName(surface: Surface, tier: Tier): string | undefined {
  const target = netlifyOf(surface);
  return target && fill(target.site, { surface: calledIn(surface), tier: calledIn(tier) });
}

/** The one required check of a surface: an aggregator that always reports, "not touched" included. */
export function aggregatorContext(surfaceId: string): string {
  return `causeway / ${surfaceId}`;
}
