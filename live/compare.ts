import { isDeepStrictEqual } from 'node:util';
import { unreachable } from '../plan/address';
import { isWithin } from '../plan/address-place';
import { githubName } from '../registry/github-name';
import { type Finding, sortedFindings } from './finding';
import type { Owners } from './owners';
import type { PlacedSecret } from './placed-secrets';
import { lookAgain, readStates, repairOf } from './repair';
import { applyCommand } from './repair/apply-command';
import type { Blind, SeenObject, Snapshot } from './snapshot';

/** The two sides of a comparison. */
export interface Comparison {
  readonly organization: string;
  readonly stack: string;
  readonly expected: readonly SeenObject[];
  /** Tells who owns objects that the plan does not name. */
  readonly owners: Owners;
  readonly snapshot: Snapshot;
  /** The plan's secrets, which have their own repair. */
  readonly secrets?: readonly PlacedSecret[];
}

/** Permanent settings and lookups: they have no owner and cannot be removed. */
const NOT_OWNED = [
  'app',
  'organization',
  'actions',
  'workflow-permissions',
  'codeowners',
  'immutable-releases',
  'outer-secret',
  'outer-variable',
];

/** A parameter that is off and that the plan does not mention is no difference. */
function isOff(value: unknown): boolean {
  return (
    value === false || value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)
  );
}

/** Fields that hold names which GitHub compares without case. */
const NAMES = ['reviewers', 'linked', 'rule.required_deployments.required_deployment_environments'];

function compared(value: unknown): unknown {
  if (typeof value === 'string') return githubName(value);
  return Array.isArray(value) ? value.map((each) => githubName(String(each))).sort() : value;
}

function isSame(field: string, planned: unknown, seen: unknown): boolean {
  if (NAMES.includes(field)) return isDeepStrictEqual(compared(planned), compared(seen));
  return isDeepStrictEqual(planned, seen);
}

/** Whether an address, or one field of it, could not be seen. */
export function isHidden(blind: readonly Blind[], address: string, field?: string): boolean {
  return blind.some((each) =>
    each.field === undefined ? isWithin(each.address, address) : address === each.address && field === each.field,
  );
}

function differences(planned: SeenObject, seen: SeenObject, blind: readonly Blind[]) {
  const extra = Object.entries(seen.fields)
    .filter(([field, value]) => field.startsWith('rule.') && !(field in planned.fields) && !isOff(value))
    .map(([field, value]) => ({ field, planned: 'absent', seen: value }));
  const differing = Object.entries(planned.fields)
    .filter(([field]) => !isHidden(blind, planned.address, field))
    .map(([field, value]) => ({ field, planned: value, seen: seen.fields[field] ?? 'absent' }))
    .filter(({ field, planned: own, seen: other }) => !isSame(field, own, other));
  return [...differing, ...extra];
}

/** The finding about an object that the plan does not name; none where it belongs to another stack. */
function stranger(
  { organization, stack, owners }: Pick<Comparison, 'organization' | 'stack' | 'owners'>,
  object: SeenObject,
): Finding | undefined {
  const { address, fields: seen } = object;
  const owner = owners(address);
  switch (owner.is) {
    case 'planned':
      return undefined;
    case 'held':
      if (owner.by !== stack) return undefined;
      return { kind: 'different', address, planned: 'absent', seen, repair: applyCommand(stack) };
    case 'unknown': {
      const reason = `no plan names it, and the state of ${owner.unread.join(' or ')} was not read`;
      return { kind: 'unverified', address, reason, repair: readStates(stack, owner.unread) };
    }
    case 'nobodys':
      return { kind: 'unowned', address, seen, repair: repairOf({ organization, stack, kind: 'unowned', object }) };
    default:
      return unreachable(owner);
  }
}

/**
 * Compares plan and world as sets. Pure; the findings are sorted. An object that could not be seen is `unverified`,
 * never `missing`.
 */
export function compareObjects({
  organization,
  stack,
  expected,
  owners,
  snapshot,
  secrets = [],
}: Comparison): readonly Finding[] {
  const blind = snapshot.unverified;
  const seen = new Map(snapshot.objects.map((object) => [object.address, object]));
  const planned = new Map(expected.map((object) => [object.address, object]));
  const secretAt = new Map(secrets.map((secret) => [secret.address, secret]));
  const repair = (kind: Finding['kind'], object: SeenObject, field?: string, there?: SeenObject['fields']) =>
    repairOf({ organization, stack, kind, object, field, seen: there, secret: secretAt.get(object.address) });
  const findings: Finding[] = blind.map(({ address, field, reason }) => ({
    kind: 'unverified' as const,
    address,
    reason,
    ...(field === undefined ? {} : { field }),
    repair: lookAgain(stack),
  }));
  for (const object of expected) {
    const { address } = object;
    const found = seen.get(address);
    if (found) {
      for (const each of differences(object, found, blind)) {
        const { field } = each;
        findings.push({
          kind: 'different',
          address,
          ...each,
          repair: repair('different', object, field, found.fields),
        });
      }
    } else if (!isHidden(blind, address)) {
      findings.push({ kind: 'missing', address, repair: repair('missing', object) });
    }
  }
  for (const object of snapshot.objects) {
    const { address } = object;
    if (planned.has(address) || NOT_OWNED.includes(object.kind)) continue;
    // If the rulesets were not seen, the owner of these rules is unknown.
    if (object.kind === 'effective-rules' && isHidden(blind, address)) continue;
    const found = stranger({ organization, stack, owners }, object);
    if (found) findings.push(found);
  }
  return sortedFindings(findings);
}
