import type { AnyStatement } from '../statement/statement';
import { type CalledWorkflow } from './called';
import type { CertificateClaims } from './certificates';
/** The run of a workflow that a certificate names (Fulcio's extensions 1.3.6.1.4.1.57264.1.*). */
export interface SignerRun {
    readonly repositoryId: number;
    /** `owner/name`. */
    readonly repository: string;
    /** `.github/workflows/deploy.yml` of the workflow whose job signed, which may have been called from another. */
    readonly workflow: string;
    /** The path of the workflow that the run is of. */
    readonly caller: string;
    /** The workflow whose job signed where the run called it; undefined: the run's own. */
    readonly called: CalledWorkflow | undefined;
    /** The ref that the run was started on. */
    readonly ref: string;
    /** The head of that ref then: recorded, never compared with a release commit. */
    readonly sha: string;
    readonly runId: number;
    readonly runAttempt: number;
    readonly environment: string | undefined;
}
/** The run that a certificate names. */
export declare function signerRun(claims: CertificateClaims): SignerRun;
/** Refuses a statement whose predicate names another run than the one that signed it. Throws Refusal. */
export declare function requireSameRun({ predicate }: AnyStatement, run: SignerRun): void;
