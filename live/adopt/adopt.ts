import { addressText, siteAddress } from '../../plan/address';
import { logicalId, PULUMI_TYPES } from '../../plan/logical-names';
import type { FoundationPlan, SitePlan, TierPlan } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import { isHidden } from '../compare';
import type { SeenObject, Snapshot } from '../snapshot';
import { type Candidate, candidatesOf, type Lookup } from './candidates';
import { type ImportFile, type ImportSpec, logicalNameOf, onlyWith } from './import-file';

/** An existing site at Netlify, whose id belongs in the registry. */
export interface SiteToName {
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
  readonly id: string;
  /** Whether the registry names the id already. */
  readonly isNamed: boolean;
}

/** The objects to adopt. */
export interface Adoption {
  readonly stack: string;
  /** For `pulumi import --file`. */
  readonly file: ImportFile;
  readonly adopted: readonly { readonly type: string; readonly name: string; readonly id: string }[];
  /** Objects that do not exist or cannot be imported: the next `up` creates them. */
  readonly left: readonly { readonly type: string; readonly name: string }[];
  readonly sites: readonly SiteToName[];
}

function refuseBlind({ unverified }: Snapshot, { address }: Candidate): void {
  const blind = unverified.find((each) => isHidden([each], address));
  if (!blind) return;
  throw new UserError(`could not find out whether ${address} exists, or which object it is: ${blind.reason}`, {
    place: blind.address,
    allowed: 'one object of that name that can be read; nothing is adopted by guessing',
    exitCode: 3,
  });
}

function idOf(candidate: Candidate, seen: SeenObject, lookup: Lookup): string {
  const { address, exact, importId } = candidate;
  const name = seen.fields['name'];
  if (exact !== undefined && name !== exact) {
    throw new UserError(`${address} exists under the name "${String(name)}", but the plan says "${exact}"`, {
      place: address,
      allowed: 'the same name, its case too: rename it in the registry, or the object itself',
      exitCode: 1,
    });
  }
  const id = importId(seen, lookup);
  if (id !== undefined) return id;
  throw new UserError(`${address} was returned without its id`, { place: address, exitCode: 3 });
}

function siteSeen(site: SitePlan, lookup: Lookup): readonly SiteToName[] {
  const { surface, tier, name, siteId } = site;
  const id = lookup(addressText(siteAddress(site)))?.fields['id'];
  if (typeof id !== 'string') return [];
  if (siteId !== undefined && siteId !== id) {
    throw new UserError(`the site ${name} has the id ${id}, the registry names ${siteId}`, {
      place: `/surfaces/${surface}/target/siteId/${tier}`,
      allowed: 'the id of the site of that name, or another name',
      exitCode: 1,
    });
  }
  return [{ surface, tier, name, id, isNamed: siteId !== undefined }];
}

/**
 * The planned objects that exist without an owner, as an import file. `template` lists the objects that the engine
 * would create (`pulumi preview --import-file`), and the snapshot those that exist. Compares by name; pure. Throws a
 * UserError where a name is ambiguous (exit 1) or could not be looked at (exit 3).
 */
export function adoptionOf(plan: FoundationPlan | TierPlan, template: ImportFile, snapshot: Snapshot): Adoption {
  const candidates = candidatesOf(plan);
  const objects = new Map(snapshot.objects.map((object) => [object.address, object]));
  const lookup: Lookup = (address) => objects.get(address);
  const kept: ImportSpec[] = [];
  const left: ImportSpec[] = [];
  const filled = (template.resources ?? []).map((spec) => {
    if (spec.component === true || spec.type.startsWith('pulumi:')) return spec;
    const candidate = candidates.get(logicalId({ type: spec.type, name: logicalNameOf(spec) }));
    if (candidate) refuseBlind(snapshot, candidate);
    const seen = candidate && lookup(candidate.address);
    if (!candidate || !seen) {
      if (spec.type !== PULUMI_TYPES.site) left.push(spec);
      return spec;
    }
    const found = { ...spec, id: idOf(candidate, seen, lookup) };
    kept.push(found);
    return found;
  });
  const made = new Set(
    (template.resources ?? []).map((spec) => logicalId({ type: spec.type, name: logicalNameOf(spec) })),
  );
  // A site that the engine would not create is in the state already.
  const open =
    'sites' in plan ? plan.sites.filter(({ key: name }) => made.has(logicalId({ type: PULUMI_TYPES.site, name }))) : [];
  const sites = open.flatMap((site) => siteSeen(site, lookup));
  const short = (spec: ImportSpec) => ({ type: spec.type, name: logicalNameOf(spec) });
  return {
    stack: plan.stack,
    file: onlyWith({ ...template, resources: filled }, kept),
    adopted: kept.map((spec) => ({ ...short(spec), id: spec.id ?? '' })),
    left: left.map(short),
    sites,
  };
}
