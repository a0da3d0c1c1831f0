import { calledIn } from './naming';
import type { Registry } from './schema';
import type { Tier } from './schema/tier';
import { highestTier, tierChain } from './selectors';

/** The registry's path in the governing repository. */
export const REGISTRY_PATH = 'registry/deploy-surfaces.json';

/**
 * The repository variable that holds the repository's own key, and the environment variable by which a workflow hands it
 * to every command that takes `--repository`.
 */
export const REPOSITORY_KEY_VARIABLE = 'CAUSEWAY_REPOSITORY';

// Uses the tier's name at GitHub, so that the variable keeps its name when the tier gets another id.
function approvalModeVariable(tier: Tier): string {
  return `${calledIn(tier).toUpperCase().replaceAll('-', '_')}_APPROVAL_MODE`;
}

/**
 * Repository variables that mirror the registry for people and for `if:` in workflows. No verifier trusts them, because
 * anyone with write access can change them; a difference is drift.
 */
export function derivedVariables(registry: Registry, repositoryKey: string): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {
    [REPOSITORY_KEY_VARIABLE]: repositoryKey,
    DEPLOY_SURFACES_PATH: REGISTRY_PATH,
    ENV_ISOLATION_LINT_ENABLED: String(registry.isolationLint.enabled),
    RELEASE_GATE_MODE: highestTier(registry).gate.mode,
  };
  if (registry.evidence) variables['EVIDENCE_BRANCH'] = registry.evidence.branch;
  for (const tier of tierChain(registry)) {
    if (tier.approval) variables[approvalModeVariable(tier)] = tier.approval.mode;
  }
  return variables;
}

/**
 * All possible names of derived variables, as if every tier had an approval and there were an evidence branch. They are
 * reserved, so that adding an approval never collides with a name in use.
 */
export function derivedVariableNames(registry: Registry): readonly string[] {
  const names = Object.keys(derivedVariables(registry, registry.governance.repository));
  const modes = registry.tiers.map(approvalModeVariable);
  return [...new Set([...names, 'EVIDENCE_BRANCH', ...modes])].sort();
}
