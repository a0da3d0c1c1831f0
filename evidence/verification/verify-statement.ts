import { hash } from 'node:crypto';
import { MAX_STATEMENT_BYTES, payloadOf, readBundleFile } from '../statement/bundle-file';
import { inPresentIds } from '../statement/present-ids';
import { Refusal } from '../statement/refusal';
import { type AnyStatement, parseStatement } from '../statement/statement';
import type { TrustBase } from '../trust/base';
import { requireKeyTrust, sigstoreEntryFor } from '../trust/entries';
import { requireSameRun, type SignerRun, signerRun } from '../trust/run';
import { signatureOf } from './remembered-signature';
import { CLOCK_SKEW, type Signature } from './signature';

export { MAX_DECISION_BYTES, MAX_STATEMENT_BYTES } from '../statement/bundle-file';
export type { TrustBase } from '../trust/base';
export type { SignerRun } from '../trust/run';

/** The signer: the trust entry, and for a keyless signer the run in the certificate. */
export interface StatementSigner {
  /** The id of the trust entry. */
  readonly id: string;
  /** `user:<login>` when it is a person's key. */
  readonly person: string | undefined;
  /** The tiers of the key's entry; absent: a run, or a person's key without tiers. */
  readonly tiers?: readonly string[];
  readonly run?: SignerRun;
}

/** A statement with a valid signature, time and signer. */
export interface VerifiedStatement {
  readonly ok: true;
  /** `sha256:…` of the signed statement. */
  readonly id: string;
  /** Its content, with the present ids of surfaces and tiers. */
  readonly statement: AnyStatement;
  /** Its signed content, where its ids have changed since. The path of its file follows from that. */
  readonly signed?: AnyStatement;
  readonly signer: StatementSigner;
  /** The trusted time of the signature. */
  readonly time: Date;
}

/** A verified statement with its signed ids. */
export function asSigned<S extends AnyStatement>({
  statement,
  signed,
}: {
  readonly statement: S;
  readonly signed?: AnyStatement;
}): S {
  return (signed ?? statement) as S;
}

/** A verified statement, or why it does not count. */
export type Verification = VerifiedStatement | { readonly ok: false; readonly reason: string };

function trustedSigner(statement: AnyStatement, { signer }: Signature, { registry }: TrustBase): StatementSigner {
  if (signer.kind === 'key') {
    const { entry } = signer.key;
    requireKeyTrust(statement, entry, registry);
    return { id: entry.id, person: entry.person, ...(entry.tiers && { tiers: entry.tiers }) };
  }
  const entry = sigstoreEntryFor(statement, signer.claims, registry);
  const run = signerRun(signer.claims);
  requireSameRun(statement, run);
  return { id: entry.id, person: undefined, run };
}

/** All that is asked of a statement file but the time of the question. `Verifier` remembers the answers. */
export function judgeStatement(bytes: Buffer, trust: TrustBase): Verification {
  try {
    const bundle = readBundleFile(bytes);
    const payload = payloadOf(bundle);
    const signature = signatureOf(bytes, bundle, trust);
    const { time } = signature;
    const parsed = parseStatement(payload);
    if (!parsed.ok) throw new Refusal(parsed.reason);
    const { statement: signed } = parsed;
    if (signed.kind !== 'release-decision' && bytes.length > MAX_STATEMENT_BYTES) {
      throw new Refusal('the file is too large');
    }
    // Signers are checked by the present ids: the registry knows no others.
    const statement = inPresentIds(signed, trust.registry);
    const signer = trustedSigner(statement, signature, trust);
    const id = `sha256:${hash('sha256', payload, 'hex')}`;
    return { ok: true, id, statement, ...(statement === signed ? {} : { signed }), signer, time };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}

/** An answer at a time: no statement counts that was signed later. */
export function notInFuture(found: Verification, now: Date): Verification {
  if (!found.ok || found.time.getTime() <= now.getTime() + CLOCK_SKEW) return found;
  return { ok: false, reason: 'it was signed in the future' };
}

/**
 * Verifies one statement file against the registry's trust entries: file, signature and trusted time, statement,
 * signer. The answer is no until all of them are valid.
 */
export function verifyStatement(bytes: Buffer, trust: TrustBase, now: Date): Verification {
  return notInFuture(judgeStatement(bytes, trust), now);
}
