import type { GateInputs } from '../facts/inputs';
import { documentOf, type RawInputs } from '../facts/raw';
import { judgeDurability } from './durability';
import { notesFamily } from './notes';
import type { DocumentReader } from './reader';
import { readinessFamily } from './readiness';
import { type FamilyQuestion, sloFamily } from './slo';

/** The families with rules of their own, judged here so that a replay judges them again. */
export function judgedFamilies(
  raw: RawInputs,
  question: FamilyQuestion,
  read: DocumentReader,
): Pick<GateInputs, 'slo' | 'notes' | 'readiness' | 'durability'> {
  const { request, now } = question;
  const durability = documentOf(raw, 'durability');
  return {
    slo: sloFamily(read, question),
    notes: notesFamily(raw, question),
    readiness: readinessFamily(raw, question),
    durability:
      durability &&
      judgeDurability(durability.bytes, { commit: request.commit, version: request.evaluator.version, now }),
  };
}
