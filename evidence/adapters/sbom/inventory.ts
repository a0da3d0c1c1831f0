import { type HandedIn, originFaults } from '../origin';
import { type ReportReading, reportVerdict } from '../reading';

/** A component of a bill of materials. */
export interface Component {
  readonly name: string;
  readonly version: string | undefined;
}

/** What a bill of materials says, whatever its format. */
interface Inventory {
  readonly tool: string;
  /** The name of what it is about. */
  readonly subject: string | undefined;
  /** For each subject its versions and commits. A version that is no commit id says nothing about the commit. */
  readonly revisions: readonly (readonly (string | undefined)[])[];
  /** Every component besides the subject. */
  readonly components: readonly Component[];
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
  readonly handedIn: HandedIn;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/**
 * The verdict about a bill of materials: each named component counts as passed. It FAILED without a subject, without a
 * component, and where one of its subjects is another commit. Components without a version make it WARNED: nobody can look one up.
 */
export function inventoryVerdict(inventory: Inventory): ReportReading {
  const { tool, subject, components, revisions, warnings, handedIn } = inventory;
  const faults = [...inventory.faults];
  const commits = revisions.map((each) => each.filter((id) => id !== undefined && COMMIT.test(id)));
  faults.push(...originFaults({ revisions: commits }, handedIn));
  if (subject === undefined) faults.push('it does not say what it is about');
  if (components.length === 0) faults.push('it names no component besides its subject');
  const isUnknown = (version = '') => ['', 'NONE', 'NOASSERTION'].includes(version.trim());
  const unversioned = components.filter(({ version }) => isUnknown(version)).length;
  return reportVerdict({
    tool: tool.replaceAll(/\p{Cc}/gu, '').slice(0, 100),
    counts: { passed: components.length, failed: 0, skipped: 0 },
    faults,
    warnings: [...warnings, ...(unversioned > 0 ? [`${unversioned} components have no version`] : [])],
  });
}
