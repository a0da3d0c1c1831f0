import type { Registry } from './schema';
import type { Surface } from './schema/surface';
import type { Tier } from './schema/tier';
/** The stack that holds what belongs to repositories rather than to a tier; reserved, never a tier's id. */
export declare const FOUNDATION = "foundation";
/**
 * The secret of another repository than the governing one that lets it read the registry where that is not public: the
 * private half of a deploy key of the governing repository, which can read this one repository and nothing else.
 */
export declare const REGISTRY_KEY_SECRET = "CAUSEWAY_REGISTRY_KEY";
/** The names that a template leaves open (`{surface}-{tier}` → surface, tier). */
export declare function placeholders(template: string): readonly string[];
/** What stands for a surface or a tier in names at GitHub and Netlify, which stay when its id is changed. */
export declare function calledIn({ id, calledAs }: {
    readonly id: string;
    readonly calledAs?: string | undefined;
}): string;
/** The environment that a surface's deploys to a tier name. */
export declare function deployEnvironmentName(registry: Registry, surface: Surface, tier: Tier): string;
/**
 * The environments that ask for approval, one for each person of the quorum: GitHub lets a job go after a single
 * approval, so N people take N environments. Empty on a tier without approval.
 */
export declare function approvalEnvironmentNames(registry: Registry, tier: Tier, surface: Surface): readonly string[];
/** The ruleset of one branch. */
export declare function branchRulesetName(branch: string): string;
/** The two rulesets of the evidence branch. */
export declare const EVIDENCE_RULESETS: {
    readonly appendOnly: "causeway evidence append-only";
    readonly writer: "causeway evidence writer";
};
/** The names of the environments that hold the Apps' keys (ARCHITECTURE "Where the keys live"). */
export declare const serviceEnvironmentName: {
    readonly infrastructure: (stack: string) => string;
    readonly inspect: (stack: string) => string;
    readonly delivery: (tierId: string) => string;
    readonly evidence: () => string;
    readonly preview: () => string;
};
/** The Netlify site of a surface on a tier; undefined when another target deploys it. */
export declare function siteName(surface: Surface, tier: Tier): string | undefined;
/** The one required check of a surface: an aggregator that always reports, "not touched" included. */
export declare function aggregatorContext(surfaceId: string): string;
