import type { EvidenceStatement } from '../../evidence/branch/branch';
import { payloadOf, readBundleFile } from '../../evidence/statement/bundle-file';
import { Refusal } from '../../evidence/statement/refusal';
import { parseStatement } from '../../evidence/statement/statement';
import { bytesDigest } from '../facts/gate-report';
import type { RawInputs } from '../facts/raw';
import { waiverName } from './waivers';

/** The statements that lie beside the branch, in the waivers' folder: what they say, whether or not they hold. */
export function besideStatements(raw: RawInputs): readonly Pick<EvidenceStatement, 'id' | 'statement'>[] {
  return raw.documents.flatMap((document) => {
    if (waiverName(document) === undefined) return [];
    try {
      const payload = payloadOf(readBundleFile(document.bytes));
      const parsed = parseStatement(payload);
      return parsed.ok ? [{ id: bytesDigest(payload), statement: parsed.statement }] : [];
    } catch (error) {
      // A file that is no statement counts for nothing; the gate says so where it judges waivers.
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}
