import type { EvidenceStatement } from '../../evidence/branch/branch';
import { payloadOf, readBundleFile } from '../../evidence/statement/bundle-file';
import { Refusal } from '../../evidence/statement/refusal';
import { parseStatement } from '../../evidence/statement/statement';
import { bytesDigest } from '../facts/gate-report';
import type { RawInputs } from '../facts/raw';
import { waiverName } from './waivers';

/** The statements besides the branch, in the waivers' folder: their content, whether or not they are valid. */
export function waiverStatements(raw: RawInputs): readonly Pick<EvidenceStatement, 'id' | 'statement'>[] {
  return raw.documents.flatMap((document) => {
    if (waiverName(document) === undefined) return [];
    try {
      const payload = payloadOf(readBundleFile(document.bytes));
      const parsed = parseStatement(payload);
      return parsed.ok ? [{ id: bytesDigest(payload), statement: parsed.statement }] : [];
    } catch (error) {
      // A file without a statement does not count; the gate reports it where it judges waivers.
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}
