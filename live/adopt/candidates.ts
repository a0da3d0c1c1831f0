import { type Address, addressText } from '../../plan/address';
import type { Seen } from '../../plan/kind';
import { kindOf } from '../../plan/kinds';
import { logicalId } from '../../plan/logical-names';
import { type PlannedObject, plannedObjects } from '../../plan/planned-objects';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { SeenObject } from '../snapshot';

/** Looks an object of the snapshot up by its address. */
export type Lookup = (address: string) => SeenObject | undefined;

/** A planned object that may already exist. */
export interface Candidate {
  readonly type: string;
  /** Its name in the program. */
  readonly name: string;
  /** Its address in the snapshot. */
  readonly address: string;
  /** The exact name in the plan, where the provider compares names exactly and GitHub does not. */
  readonly exact?: string;
  /** The id by which its provider imports it; undefined where the snapshot lacks a part of it. */
  readonly importId: (seen: SeenObject, lookup: Lookup) => string | undefined;
}

function field(object: SeenObject | undefined, name: string): string | undefined {
  const value = object?.fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function candidate({ kind, type, name, address, fields, secret }: PlannedObject): readonly Candidate[] {
  const { importId } = kindOf(kind);
  if (!importId || secret) return [];
  const exact = kind === 'environment' ? fields['environment'] : undefined;
  return [
    {
      type,
      name,
      address: addressText(address),
      ...(exact === undefined ? {} : { exact }),
      importId: (object, lookup) => {
        const seen: Seen = {
          own: (each) => field(object, each),
          of: (other: Address, each) => field(lookup(addressText(other)), each),
        };
        return importId(address, seen);
      },
    },
  ];
}

/** The planned objects that `pulumi import` can take, by logical id. */
export function candidatesOf(plan: FoundationPlan | TierPlan): ReadonlyMap<string, Candidate> {
  return new Map(
    plannedObjects(plan)
      .flatMap(candidate)
      .map((each) => [logicalId(each), each]),
  );
}
