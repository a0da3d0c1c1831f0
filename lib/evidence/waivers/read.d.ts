import type { KnownKind } from '../statement/kinds';
import type { Statement } from '../statement/statement';
import { type VerifiedStatement } from '../statement/verify';
import type { TrustBase } from '../trust/base';
import { type WaiverFiles } from './files';
/** A statement of one kind whose signature, time and signer hold. */
export type Signed<K extends KnownKind> = Omit<VerifiedStatement, 'statement'> & {
    readonly statement: Statement<K>;
};
/** What a file holds, or why it counts for nothing. */
export type SignedFile<K extends KnownKind> = {
    readonly ok: true;
    readonly file: string;
    readonly signed: Signed<K>;
} | {
    readonly ok: false;
    readonly file: string;
    readonly reason: string;
};
/** A waiver as it lies in the folder, its signatures verified; whether it holds is judged later. */
export interface WaiverReading {
    readonly waiverId: string;
    readonly waiver: SignedFile<'waiver'>;
    /** `sha256:…` of the waiver's file, which approvals are about; undefined when the file could not be taken. */
    readonly digest: string | undefined;
    readonly approvals: readonly SignedFile<'waiver-approval'>[];
}
/** Verifies the signatures of waivers and of their approvals. */
export declare function verifyWaivers(files: readonly WaiverFiles[], trust: TrustBase, now: Date): readonly WaiverReading[];
/** Reads every waiver of a folder with its approvals and verifies them. Throws UserError (exit 3) when the folder cannot be read. */
export declare function readWaivers(folder: string, trust: TrustBase, now: Date): readonly WaiverReading[];
