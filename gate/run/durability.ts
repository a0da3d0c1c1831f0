import { readDocument } from '../../registry/document/read';
import { DurabilityEvidence, failuresOf, SCENARIOS } from '../facts/durability-evidence';
import { bytesDigest } from '../facts/gate-report';
import type { JudgedFact } from '../facts/inputs';

/** The time for which durability evidence counts, in milliseconds: 30 days, and only for its own commit and version. */
const DURABILITY_FRESH = 30 * 86_400_000;

/** The subject that durability evidence must have. */
export interface DurabilityQuestion {
  readonly commit: string;
  readonly version: string;
  readonly now: Date;
}

function boundTo(
  { commit, tool, ranAt }: DurabilityEvidence,
  question: DurabilityQuestion,
): Pick<JudgedFact, 'status' | 'reason'> {
  const age = question.now.getTime() - Date.parse(ranAt);
  if (commit !== question.commit) return { status: 'missing', reason: `it was run at ${commit}, not at this commit` };
  if (tool.version !== question.version)
    return { status: 'missing', reason: `it was run with version ${tool.version}` };
  if (!(age >= -300_000)) return { status: 'unverified', reason: 'it was run in the future' };
  if (age > DURABILITY_FRESH) return { status: 'stale', reason: `it was run at ${ranAt}` };
  return { status: 'pass', reason: `run at ${ranAt}` };
}

/** Judges `durability_evidence.json`: its shape, its subject, and each scenario by its observations. */
export function judgeDurability(bytes: Buffer, question: DurabilityQuestion): readonly JudgedFact[] {
  const evidence = [bytesDigest(bytes)];
  const fix = 'causeway durability run on the release commit';
  const document = readDocument(bytes.toString('utf8'));
  const parsed = DurabilityEvidence.safeParse(document.ok ? document.value : undefined);
  if (!parsed.success) {
    const threshold = 'durability evidence of this version';
    return [{ name: 'durability/shape', status: 'unverified', reason: 'it cannot be read', threshold, fix, evidence }];
  }
  const found = parsed.data;
  const about = { name: 'durability/bound', threshold: 'this commit and version, in the last 30 days', fix, evidence };
  const scenarios = SCENARIOS.map((id): JudgedFact => {
    const tried = found.scenarios.filter((each) => each.id === id);
    const failures = tried.flatMap(failuresOf);
    const own = { name: `durability/${id}`, threshold: 'every observation as expected', fix, evidence };
    if (tried.length !== 1) return { ...own, status: 'missing', reason: `${id} was run ${tried.length} times` };
    const count = tried.flatMap(({ observations }) => observations).length;
    if (failures.length > 0) return { ...own, status: 'hard-fail', reason: failures.join('; ') };
    return { ...own, status: 'pass', reason: `${count} observations as expected` };
  });
  return [{ ...about, ...boundTo(found, question) }, ...scenarios];
}
