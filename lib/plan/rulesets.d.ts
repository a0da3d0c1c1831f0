import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import type { RequiredCheck, RulesetPlan } from './types';
/** The App that reports GitHub Actions' checks. */
export declare const GITHUB_ACTIONS_APP = "github-actions";
/** The distinct branches of a repository that tiers deploy from, and its default branch, each once. */
export declare function governedBranches(registry: Registry, repositoryKey: string): readonly string[];
/**
 * What a branch requires: blocking repository checks by their own context, and for each surface that deploys from it
 * the one aggregator that always reports (a skipped job counts as success, one that never reports blocks for ever).
 */
export declare function requiredChecks(registry: Registry, repositoryKey: string, branch: string, surfaces: readonly Surface[]): readonly RequiredCheck[];
/** The ruleset of one governed branch: reviewed by owners, never forced, deleted or bypassed. */
export declare function branchRuleset(registry: Registry, repositoryKey: string, branch: string, surfaces: readonly Surface[]): RulesetPlan;
/**
 * The two rulesets of the evidence branch. Only its writer may create or update it, and nobody at all may delete or
 * force it: with one ruleset the writer's bypass would cover both. Empty without an evidence branch in this repository.
 */
export declare function evidenceRulesets(registry: Registry, repositoryKey: string): readonly RulesetPlan[];
