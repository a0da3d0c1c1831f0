import type { EvidenceBook } from '../../evidence/branch/branch';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { Verifier } from '../../evidence/verification/verifier';
import { judgeWaiver, type WaiverVerdict } from '../../evidence/waivers/judge';
import type { Signed, SignedFile, WaiverReading } from '../../evidence/waivers/read';
import { usesIn } from '../../evidence/waivers/uses';
import type { Registry } from '../../registry/schema';
import { bytesDigest } from '../facts/gate-report';
import type { RawDocument, RawInputs } from '../facts/raw';

const PREFIX = 'waiver/';

/** Documents of waivers and approvals have this kind, followed by the file's name. */
export function waiverDocument(name: string, bytes: Buffer): RawDocument {
  return { kind: `${PREFIX}${name}`, bytes };
}

/** The file name of a waiver's document; undefined for another document. */
export function waiverName({ kind }: RawDocument): string | undefined {
  return kind.startsWith(PREFIX) ? kind.slice(PREFIX.length) : undefined;
}

function signedFile<K extends KnownKind>(
  file: string,
  bytes: Buffer,
  { kind, verifier, now }: { readonly kind: K; readonly verifier: Verifier | undefined; readonly now: Date },
): SignedFile<K> {
  if (!verifier) return { ok: false, file, reason: 'the registry trusts nobody' };
  const result = verifier.verify(bytes, now);
  if (!result.ok) return { ok: false, file, reason: result.reason };
  if (result.statement.kind !== kind) return { ok: false, file, reason: `it is a ${result.statement.kind}` };
  return { ok: true, file, signed: result as unknown as Signed<K> };
}

/** Judges the waivers among the documents. Pure: their files were read before. */
export function judgedWaivers(
  raw: RawInputs,
  {
    registry,
    verifier,
    book,
    now,
    members,
    tier,
  }: {
    readonly registry: Registry;
    readonly verifier: Verifier | undefined;
    readonly book: EvidenceBook;
    readonly now: Date;
    /** Undefined where the approvers' teams were not read. */
    readonly members: ReadonlyMap<string, readonly string[]> | undefined;
    /** The destination tier. */
    readonly tier: string;
  },
): readonly WaiverVerdict[] {
  const files = raw.documents.flatMap((each) => {
    const name = waiverName(each);
    return name === undefined ? [] : [{ name, bytes: each.bytes }];
  });
  const approvers = registry.governance.waiverApprovers;
  const facts = { approvers, uses: usesIn(book), now, tier, ...(members && { members }) };
  return files
    .filter(({ name }) => /^[^.]+\.sigstore\.json$/.test(name))
    .map(({ name, bytes }) => {
      const waiverId = name.replace(/\.sigstore\.json$/, '');
      const approvals = files.filter((each) => each.name.startsWith(`${waiverId}.approval-`));
      const reading: WaiverReading = {
        waiverId,
        waiver: signedFile(name, bytes, { kind: 'waiver', verifier, now }),
        digest: bytesDigest(bytes),
        approvals: approvals.map((each) =>
          signedFile(each.name, each.bytes, { kind: 'waiver-approval', verifier, now }),
        ),
      };
      return judgeWaiver(reading, facts);
    });
}
