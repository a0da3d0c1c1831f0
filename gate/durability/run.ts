import { UserError } from '../../registry/user-error';
import { type DurabilityEvidence, SCENARIOS } from '../facts/durability-evidence';
import { REPORT_FILE, readReport } from '../facts/gate-report';
import { INPUTS_FOLDER, type StoredInput } from '../facts/store';
import { rawInputsOf } from '../run/replay';
import { runScenario } from './scenarios';
import { decisionBytes, decisionOf, type Original } from './world';

/** Reads the inputs that a report names, and decides again. Throws UserError (exit 2 or 3). */
export function originalOf(report: Buffer, shown: string, read: (digest: string) => StoredInput): Original {
  const allowed = `a folder with ${REPORT_FILE} and ${INPUTS_FOLDER}, as causeway gate evaluate writes it`;
  const reading = readReport(report);
  if (!reading.ok) throw new UserError(reading.reason, { place: shown, allowed });
  const raw = rawInputsOf(reading.report, read);
  const bytes = decisionBytes(raw);
  if (decisionOf(bytes) === 'go') return { raw, bytes };
  // Working on a no-go would prove nothing: it stays a no-go under any loss.
  throw new UserError('the decision is a no-go; it must be a go', { place: shown, allowed: 'inputs that give a go' });
}

/** Runs every scenario on a decision, and returns the observations. */
export async function runDurability(
  original: Original,
  about: Pick<DurabilityEvidence, 'tool' | 'commit' | 'ranAt'>,
  progress: (text: string) => void,
): Promise<DurabilityEvidence> {
  const scenarios: DurabilityEvidence['scenarios'] = [];
  for (const id of SCENARIOS) {
    progress(`durability: ${id}`);
    scenarios.push({ id, observations: [...(await runScenario(id, original))] });
  }
  const reading = readReport(original.bytes);
  return {
    schema: 'urn:causeway:durability:v1',
    ...about,
    original: reading.ok ? reading.report.decisionDigest : reading.reason,
    scenarios,
  };
}
