import type { Registry } from '../../registry/schema';
import type { StatementKind } from '../../registry/schema/trust';
import type { CertificateClaims, WorkflowReference } from './certificates';
/** A workflow that another one called, as the certificate of its job names it. */
export interface CalledWorkflow extends WorkflowReference {
    /** The commit that it was called at. */
    readonly digest: string;
}
/** A workflow that a run calls, as GitHub tells of the run (REST: `referenced_workflows[]`). */
export interface ReferencedWorkflow {
    /** `owner/name/.github/workflows/x.yml@` and what it was called by. */
    readonly path: string;
    /** The commit that this was. */
    readonly sha: string;
}
/** The workflow that a job was in where that is not the run's own file; undefined: it is. */
export declare function calledWorkflow({ signer, caller }: CertificateClaims): CalledWorkflow | undefined;
/** Whether a workflow was called by the full id of its commit: a branch or a tag is moved by whoever may push it. */
export declare function isByCommit({ ref, digest }: CalledWorkflow): boolean;
/**
 * Why GitHub does not confirm that a run calls the workflow whose job signed; undefined when it does: that one, by that
 * commit, and no other. What GitHub does not tell is a no.
 */
export declare function callRefusal(called: CalledWorkflow, referenced: readonly ReferencedWorkflow[] | undefined): string | undefined;
/** Whose word on something is asked about: a workflow's that the run of a file in a repository calls. */
export interface PinnedQuestion {
    readonly registry: Registry;
    readonly kind: StatementKind;
    /** A tier's id. */
    readonly tier: string;
    /** The key of the repository that the run is in. */
    readonly repository: string;
    /** `.github/workflows/deploy.yml` of the run. */
    readonly caller: string;
}
/**
 * Why what a run calls is none of the workflows that the registry's trust pins by their commits; undefined when it is one,
 * and the only one, or when the run calls nothing. What GitHub does not tell is a no.
 */
export declare function pinnedCallRefusal(referenced: readonly ReferencedWorkflow[] | undefined, { registry, kind, tier, repository, caller }: PinnedQuestion): string | undefined;
/** The paths of the workflows whose runs an entry covers: of the signer's name, unless it lists the callers. */
export declare function callersOf(entry: {
    readonly signerWorkflow: string;
    readonly callerWorkflows: readonly string[];
}): readonly string[];
