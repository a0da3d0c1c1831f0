/** The names by which teams call their tiers, from the first to the last. Those of one line are the same step. */
const STEPS: readonly (readonly string[])[] = [
  ['dev', 'development', 'develop'],
  ['test', 'testing', 'integration'],
  ['qa'],
  ['uat', 'acceptance'],
  ['staging', 'stage', 'preprod', 'preproduction'],
  ['production', 'prod', 'live'],
];

/** Which step of delivery a tier's name says; undefined for a name that says none. */
export function stepOf(tier: string): number | undefined {
  const step = STEPS.findIndex((names) => names.includes(tier));
  return step < 0 ? undefined : step;
}

/** The purpose of an environment, by its name. */
export type Place =
  | { readonly kind: 'deploy'; readonly tier: string; readonly surface: string | undefined; readonly template: string }
  | { readonly kind: 'approval'; readonly tier: string }
  | { readonly kind: 'other' };

const GITHUBS_OWN = /^(?:github-pages|copilot)$/;
/** Environments that hold the Apps' keys where Causeway was before (registry/naming.ts). */
const SERVICE = /^(?:infrastructure|inspect|causeway)-/;
const APPROVAL = /^([a-z]+)-approval(?:-.+)?$/;

/** Reads the name of an environment: `shop-production`, `production_shop`, `production`, `production-approval`. */
export function placeOf(environment: string): Place | undefined {
  const name = environment.toLowerCase();
  if (GITHUBS_OWN.test(name) || SERVICE.test(name)) return { kind: 'other' };
  const [, approved] = APPROVAL.exec(name) ?? [];
  if (approved !== undefined && stepOf(approved) !== undefined) return { kind: 'approval', tier: approved };
  if (stepOf(name) !== undefined) return { kind: 'deploy', tier: name, surface: undefined, template: '{tier}' };
  const [, before, gap, last] = /^(.+)([-_/. ])([a-z]+)$/.exec(name) ?? [];
  if (last !== undefined && stepOf(last) !== undefined) {
    return { kind: 'deploy', tier: last, surface: before, template: `{surface}${gap}{tier}` };
  }
  const [, first, space, after] = /^([a-z]+)([-_/. ])(.+)$/.exec(name) ?? [];
  if (first !== undefined && stepOf(first) !== undefined) {
    return { kind: 'deploy', tier: first, surface: after, template: `{tier}${space}{surface}` };
  }
  return undefined;
}
