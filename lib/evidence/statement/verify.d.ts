import type { TrustBase } from '../trust/base';
import { type SignerRun } from '../trust/run';
import { type AnyStatement } from './statement';
export type { TrustBase } from '../trust/base';
export type { SignerRun } from '../trust/run';
export { MAX_DECISION_BYTES, MAX_STATEMENT_BYTES } from './bundle-file';
/** Who signed: whose trust entry it is, and for a keyless signer the run that its certificate names. */
export interface StatementSigner {
    /** The id of the trust entry. */
    readonly id: string;
    /** `user:<login>` when it is a person's key. */
    readonly person: string | undefined;
    readonly run?: SignerRun;
}
/** A statement whose signature, time and signer hold. */
export interface VerifiedStatement {
    readonly ok: true;
    /** `sha256:…` of the signed statement. */
    readonly id: string;
    readonly statement: AnyStatement;
    readonly signer: StatementSigner;
    /** The trusted time of the signature. */
    readonly time: Date;
}
/** A verified statement, or why it counts for nothing. */
export type Verification = VerifiedStatement | {
    readonly ok: false;
    readonly reason: string;
};
/**
 * Verifies one statement file against the registry's trust entries: file, signature and trusted time, statement, signer.
 * The answer is no until each of them holds.
 */
export declare function verifyStatement(bytes: Buffer, trust: TrustBase, now: Date): Verification;
