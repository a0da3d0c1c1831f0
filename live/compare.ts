import { isDeepStrictEqual } from 'node:util';
import { sortedBy } from '../plan/sorted';
import { lookAgain, repairOf } from './repair';
import type { Blind, SeenObject, Snapshot } from './snapshot';

/** One thing that is not as planned, or could not be seen. */
export interface Finding {
  readonly kind: 'missing' | 'different' | 'unowned' | 'unverified';
  readonly address: string;
  readonly field?: string;
  readonly planned?: unknown;
  readonly seen?: unknown;
  readonly reason?: string;
  /** The command that puts it right, or that finds out. */
  readonly repair: string;
}

/** What is compared. */
export interface Comparison {
  readonly organization: string;
  readonly stack: string;
  readonly expected: readonly SeenObject[];
  /** The addresses that any stack owns. */
  readonly declared: ReadonlySet<string>;
  readonly snapshot: Snapshot;
}

/** Settings that are always there, and lookups: nobody owns or can remove them. */
const NOT_OWNED = ['app', 'actions', 'workflow-permissions', 'codeowners', 'outer-secret', 'outer-variable'];

/** A parameter that the plan does not speak of and that is off says nothing. */
function isOff(value: unknown): boolean {
  return (
    value === false || value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)
  );
}

/** Whether an address, or one field of it, could not be seen. */
export function isHidden(blind: readonly Blind[], address: string, field?: string): boolean {
  return blind.some((each) =>
    each.field === undefined
      ? address === each.address || address.startsWith(`${each.address}/`)
      : address === each.address && field === each.field,
  );
}

function differences(planned: SeenObject, seen: SeenObject, blind: readonly Blind[]) {
  const extra = Object.entries(seen.fields)
    .filter(([field, value]) => field.startsWith('rule.') && !(field in planned.fields) && !isOff(value))
    .map(([field, value]) => ({ field, planned: 'absent', seen: value }));
  const differing = Object.entries(planned.fields)
    .filter(([field]) => !isHidden(blind, planned.address, field))
    .map(([field, value]) => ({ field, planned: value, seen: seen.fields[field] ?? 'absent' }))
    .filter((each) => !isDeepStrictEqual(each.planned, each.seen));
  return [...differing, ...extra];
}

/** In the order of a report. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  return sortedBy(findings, ({ address, kind, field }) => `${address} ${kind} ${field ?? ''}`);
}

/** Compares plan and world as sets. Pure; the findings are sorted. What could not be seen is `unverified`, never `missing`. */
export function compare({ organization, stack, expected, declared, snapshot }: Comparison): readonly Finding[] {
  const blind = snapshot.unverified;
  const seen = new Map(snapshot.objects.map((object) => [object.address, object]));
  const planned = new Map(expected.map((object) => [object.address, object]));
  const repair = (kind: Finding['kind'], object: SeenObject, field?: string) =>
    repairOf({ organization, stack, kind, object, field });
  const findings: Finding[] = blind.map(({ address, field, reason }) => ({
    ...{ kind: 'unverified' as const, address, reason },
    ...(field === undefined ? {} : { field }),
    repair: lookAgain(stack),
  }));
  for (const object of expected) {
    const { address } = object;
    const found = seen.get(address);
    if (found) {
      for (const each of differences(object, found, blind)) {
        findings.push({ kind: 'different', address, ...each, repair: repair('different', object, each.field) });
      }
    } else if (!isHidden(blind, address)) {
      findings.push({ kind: 'missing', address, repair: repair('missing', object) });
    }
  }
  for (const object of snapshot.objects) {
    const { address } = object;
    if (planned.has(address) || declared.has(address) || NOT_OWNED.includes(object.kind)) continue;
    // Whose rules these are is not known where the rulesets were not seen.
    if (object.kind === 'effective-rules' && isHidden(blind, address)) continue;
    findings.push({ kind: 'unowned', address, seen: object.fields, repair: repair('unowned', object) });
  }
  return sortedFindings(findings);
}

/** 0 as planned, 1 differences, 3 something could not be seen (and nothing seen differs). */
export function findingsExitCode(findings: readonly Finding[]): 0 | 1 | 3 {
  if (findings.some(({ kind }) => kind !== 'unverified')) return 1;
  return findings.length > 0 ? 3 : 0;
}
