import type { EvidenceAnswer } from '../../evidence/readers/answer';
import type { GateCheck } from '../../evidence/statement/predicates/decision';

/** The families of checks; a check's `category` is one of them. */
export const CATEGORIES = [
  'branch',
  'inputs',
  'registry',
  'ancestry',
  'bundle',
  'revocation',
  'evidence',
  'receipt',
  'window',
  'verification',
  'isolation',
  'slo',
  'incident',
  'drill',
  'checklist',
  'rehearsal',
  'durability',
  'notes',
  'lineage',
  'readiness',
  'rollback',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** The fixed part of a check, independent of its result. */
export interface CheckAbout {
  /** `unit@shop`, `drill@shop`, `slo/error-rate`: a name, and the surface where it is about one. */
  readonly id: string;
  readonly category: Category;
  /** Default critical. */
  readonly severity?: GateCheck['severity'];
  readonly mode?: GateCheck['mode'];
  /** The required value. */
  readonly threshold: string;
  /** The remedy for a failure. */
  readonly fix: string;
}

/** The result of a check. */
export interface CheckOutcome {
  readonly status: GateCheck['status'];
  readonly reason: string;
  /** The observation in a few words; default the reason. */
  readonly observed?: string;
  /** The ids of its inputs. */
  readonly evidence?: readonly string[];
}

/** The id of a check that is about one surface. */
export function checkId(name: string, surface: string): string {
  return `${name}@${surface}`;
}

/** The name and the surface of a check's id. */
export function partsOf(id: string): { readonly name: string; readonly surface: string | undefined } {
  const [name = id, surface] = id.split('@');
  return { name, surface };
}

/** A check of the report. */
export function finding(about: CheckAbout, outcome: CheckOutcome | EvidenceAnswer): GateCheck {
  const { status, reason, evidence = [] } = outcome;
  const observed = 'observed' in outcome && outcome.observed !== undefined ? outcome.observed : reason;
  const { id, category, severity = 'critical', mode = 'blocking', threshold, fix } = about;
  const isFine = status === 'pass' || status === 'skipped-expected';
  return {
    id,
    category,
    severity,
    mode,
    status,
    observed,
    threshold,
    evidence: [...new Set(evidence)].sort(),
    reason,
    fix: isFine ? '' : fix,
  };
}
