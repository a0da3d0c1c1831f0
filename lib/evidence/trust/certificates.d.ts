import type { Signer } from '@sigstore/verify';
/** A workflow file at a ref. */
export interface WorkflowReference {
    /** `owner/name`. */
    readonly repository: string;
    /** `.github/workflows/deploy.yml` */
    readonly path: string;
    /** `refs/heads/main`, or the commit that it was called by. */
    readonly ref: string;
}
/** What a certificate says about the run that asked for it. */
export interface CertificateClaims {
    readonly issuer: string;
    /** `github-hosted` or `self-hosted`. */
    readonly runner: string;
    /** The workflow whose job signed, which may have been called by another. */
    readonly signer: WorkflowReference & {
        readonly digest: string;
    };
    /** The workflow that the run is of. */
    readonly caller: WorkflowReference;
    /** What the run was started on. */
    readonly source: {
        readonly repository: string;
        readonly repositoryId: number;
        readonly ref: string;
        readonly digest: string;
    };
    readonly run: {
        readonly id: number;
        readonly attempt: number;
    };
    /** The environment of the job; undefined when it had none. */
    readonly environment: string | undefined;
}
/** What a verified certificate says. Throws Refusal when something that GitHub always says is missing or of another form. */
export declare function claimsOf({ oids, subjectAlternativeName }: NonNullable<Signer['identity']>): CertificateClaims;
