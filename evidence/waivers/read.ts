import type { KnownKind } from '../statement/kinds';
import type { Statement } from '../statement/statement';
import type { TrustBase } from '../trust/base';
import { type VerifiedStatement, verifyStatement } from '../verification/verify-statement';
import { sha256Of, type WaiverFile, type WaiverFiles, waiverFiles } from './files';

/** A statement of one kind with a valid signature, time and signer. */
export type Signed<K extends KnownKind> = Omit<VerifiedStatement, 'statement'> & { readonly statement: Statement<K> };

/** A file's statement, or why it does not count. */
export type SignedFile<K extends KnownKind> =
  | { readonly ok: true; readonly file: string; readonly signed: Signed<K> }
  | { readonly ok: false; readonly file: string; readonly reason: string };

/** A waiver of the folder with verified signatures; whether it is valid is judged later. */
export interface WaiverReading {
  readonly waiverId: string;
  readonly waiver: SignedFile<'waiver'>;
  /** `sha256:…` of the waiver's file, the subject of its approvals; undefined when the file could not be read. */
  readonly digest: string | undefined;
  readonly approvals: readonly SignedFile<'waiver-approval'>[];
}

function verified<K extends KnownKind>(
  { name, bytes }: WaiverFile,
  kind: K,
  trust: TrustBase,
  now: Date,
): SignedFile<K> {
  const no = (reason: string): SignedFile<K> => ({ ok: false, file: name, reason });
  if (!bytes) return no('the file is too large, or not a regular file');
  const result = verifyStatement(bytes, trust, now);
  if (!result.ok) return no(result.reason);
  if (result.statement.kind !== kind)
    return no(`the file contains another kind of statement: ${result.statement.kind}`);
  return { ok: true, file: name, signed: result as unknown as Signed<K> };
}

/** Verifies the signatures of waivers and of their approvals. */
export function verifyWaivers(files: readonly WaiverFiles[], trust: TrustBase, now: Date): readonly WaiverReading[] {
  return files.map(({ waiverId, waiver, approvals }) => ({
    waiverId,
    waiver: verified(waiver, 'waiver', trust, now),
    digest: waiver.bytes && sha256Of(waiver.bytes),
    approvals: approvals.map((each) => verified(each, 'waiver-approval', trust, now)),
  }));
}

/** Reads every waiver of a folder with its approvals and verifies them. Throws UserError (exit 3) when the folder cannot be read. */
export function readWaivers(folder: string, trust: TrustBase, now: Date): readonly WaiverReading[] {
  return verifyWaivers(waiverFiles(folder), trust, now);
}
