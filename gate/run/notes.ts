import { bundleOf } from '../facts/bundles';
import { bytesDigest } from '../facts/gate-report';
import type { GateInputs, JudgedFact } from '../facts/inputs';
import { documentOf, type RawInputs } from '../facts/raw';
import { checkNotes, readNotes } from '../notes/check';
import type { FamilyQuestion } from './slo';

/** The release notes: their faults, and the waivers that they name. */
export function notesFamily(raw: RawInputs, { request, book }: FamilyQuestion): GateInputs['notes'] {
  const found = documentOf(raw, 'notes');
  if (!found) return undefined;
  const text = found.bytes.toString('utf8');
  const { tier, commit, surfaces } = request;
  const bundles = surfaces.flatMap((surface) => {
    const bundle = bundleOf(book, request, surface);
    return bundle === undefined ? [] : [[surface, bundle] as const];
  });
  const problems = checkNotes(text, { tier, commit, surfaces, bundles: Object.fromEntries(bundles) });
  const about = {
    name: 'notes/complete',
    severity: 'medium' as const,
    threshold: 'they name surfaces, commit, bundles, waivers and rollback path, and agree with the release',
    fix: 'causeway notes check says which lines',
    evidence: [bytesDigest(found.bytes)],
  };
  const reason = problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ');
  const fact: JudgedFact =
    problems.length === 0
      ? { ...about, status: 'pass', reason: 'complete' }
      : { ...about, status: 'hard-fail', reason, observed: `${problems.length} problems` };
  return { facts: [fact], waivers: readNotes(text)?.waivers ?? [], document: bytesDigest(found.bytes) };
}
