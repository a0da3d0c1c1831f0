import type { Receipt } from '../../evidence/receipts/receipt';
import type { Deployed } from '../targets/target';

/** The deploy that a receipt tells of, as its target finds it again. */
export function deployedBy({ statement: { subjects, predicate } }: Receipt): Deployed {
  const { deployId, filesDigest: files } = predicate.target;
  return { deployId, commit: subjects.commit ?? '', files };
}
