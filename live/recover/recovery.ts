import { isApprovalEnvironment, kindOf } from '../../plan/kinds';
import { logicalId, objectKind } from '../../plan/logical-names';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { nameOfUrn } from '../../plan/urn';
import { UserError } from '../../registry/user-error';
import type { Lookup } from '../adopt/candidates';
import type { Snapshot } from '../snapshot';
import { adoptablesOf, isRepeatable } from './adoptable';
import type { Exported, Pending, Resource } from './deployment';
import { created, type Existing, goneFromSites, isGoneVariable } from './existing';
import { followsRename, heldAs } from './held-as';
import { insertExisting } from './supports';

/** The outcome of an interrupted operation. */
export type Outcome =
  /** The object exists: it becomes part of the state. */
  | 'adopted'
  /** The object exists and becomes part of the state: the next update deletes the one that it replaces. */
  | 'replaced'
  /** The object does not exist: the next update creates it. */
  | 'absent'
  /** The next update writes it again, with the same effect. */
  | 'repeated'
  /** The state keeps it and refreshes it. */
  | 'read again'
  /** It was deleted: the state forgets it. */
  | 'deleted'
  /** The plan no longer names it: nothing is done. */
  | 'left';

/** One interrupted operation. */
export interface Interrupted {
  /**
   * `lost`: the state notes no operation, but the object exists: its creation succeeded and the answer was lost.
   * `gone`: the state holds a deleted Netlify object, which its provider can never read.
   */
  readonly operation: Pending['type'] | 'lost' | 'gone';
  readonly urn: string;
  readonly name: string;
  readonly address?: string | undefined;
  readonly outcome: Outcome;
}

/** The changes of a recovery to a state. */
export interface Recovery {
  readonly interrupted: readonly Interrupted[];
  /** The recovered state, for `pulumi stack import`; unchanged where `interrupted` is empty. */
  readonly exported: Exported;
  /** The URNs to refresh afterwards. */
  readonly refreshed: readonly string[];
}

const adoption = ({ replaced }: Existing) => (replaced === undefined ? 'adopted' : 'replaced');

/**
 * Refuses to mark an object as replaced that holds what cannot be recreated, unless the engine itself began to replace
 * it: no guard judged the registry's edit, and the next update would delete the object without another question.
 */
function refuseUnjudgedLoss({ replaced }: Existing, address: string): void {
  const kind = replaced && objectKind(replaced.type);
  const loss = kind && kindOf(kind).irreplaceable;
  if (replaced === undefined || loss === undefined || isApprovalEnvironment(nameOfUrn(replaced.urn))) return;
  throw new UserError(`${address} exists, and the state holds another object (${replaced.id}) in its place`, {
    place: address,
    allowed: `the registry as it was when the state was written; the next update would delete the other object with ${loss}`,
    exitCode: 1,
  });
}

/**
 * The remains of a killed or failed update in a stack's state, and the state without them: operations that the engine
 * noted as begun, and existing objects among `creates`, the objects that the next update would create. Only objects of
 * this plan are looked at; others are not touched. Never deletes anything at a service. Pure. Throws a UserError where
 * it could not look (exit 3).
 */
export function recoveryOf(
  plan: FoundationPlan | TierPlan,
  exported: Exported,
  creates: readonly Resource[],
  snapshot: Snapshot,
): Recovery {
  const adoptables = adoptablesOf(plan);
  const objects = new Map(snapshot.objects.map((object) => [object.address, object]));
  const lookup: Lookup = (address) => objects.get(address);
  const { deployment } = exported;
  const resources = [...(deployment.resources ?? [])];
  const interrupted: Interrupted[] = [];
  const kept: Pending[] = [];
  const refreshed = new Set<string>();
  for (const pending of deployment.pending_operations ?? []) {
    const { resource, type: operation } = pending;
    const name = nameOfUrn(resource.urn);
    const one = adoptables.get(logicalId({ type: resource.type, name }));
    const note = (outcome: Outcome) =>
      void interrupted.push({ operation, urn: resource.urn, name, address: one?.address, outcome });
    if (operation === 'creating') {
      if (isRepeatable(resource.type)) note('repeated');
      else if (one === undefined) {
        kept.push(pending);
        note('left');
      } else {
        const made = created(resource, resources, one, snapshot, lookup);
        note(made === undefined ? 'absent' : made.isHeld ? 'read again' : adoption(made));
        if (made !== undefined) refreshed.add(made.resource.urn);
        if (made !== undefined && !made.isHeld) insertExisting(made, resources, creates);
      }
    } else if (isGoneVariable(one, pending, snapshot, lookup)) {
      const at = resources.findIndex(({ urn }) => urn === resource.urn);
      if (at >= 0) resources.splice(at, 1);
      note('deleted');
    } else {
      const held = heldAs(resource, resources);
      const isFollowing = operation === 'updating' && held !== undefined && followsRename(resource, held);
      if (held !== undefined && !isFollowing) refreshed.add(held.urn);
      note(isFollowing ? 'repeated' : 'read again');
    }
  }
  const noted = new Set((deployment.pending_operations ?? []).map(({ resource }) => resource.urn));
  for (const resource of creates.filter(({ urn, type }) => !noted.has(urn) && !isRepeatable(type))) {
    const name = nameOfUrn(resource.urn);
    const one = adoptables.get(logicalId({ type: resource.type, name }));
    const made = one && created(resource, resources, one, snapshot, lookup);
    if (one === undefined || made === undefined || made.isHeld) continue;
    refuseUnjudgedLoss(made, one.address);
    insertExisting(made, resources, creates);
    refreshed.add(resource.urn);
    interrupted.push({ operation: 'lost', urn: resource.urn, name, address: one.address, outcome: adoption(made) });
  }
  for (const { urn, address } of goneFromSites(plan, resources, snapshot, lookup)) {
    if (refreshed.has(urn)) continue;
    resources.splice(
      resources.findIndex((each) => each.urn === urn),
      1,
    );
    interrupted.push({ operation: 'gone', urn, name: nameOfUrn(urn), address, outcome: 'deleted' });
  }
  const after: Exported = { ...exported, deployment: { ...deployment, resources, pending_operations: kept } };
  return { interrupted, exported: after, refreshed: [...refreshed] };
}

/** The addresses that a recovery would adopt into the state. */
export function adoptedAddresses({ interrupted }: Recovery): readonly string[] {
  return interrupted.flatMap(({ outcome, address }) =>
    (outcome === 'adopted' || outcome === 'replaced') && address !== undefined ? [address] : [],
  );
}
