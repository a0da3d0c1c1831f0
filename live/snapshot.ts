import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Address, type AddressKind, addressText } from '../plan/address';
import { type ListPlace, placeText } from '../plan/address-place';
import { sortedBy } from '../plan/sorted';

/** A snapshot's name for an object of each kind; the address distinguishes the rest. */
const SHOWN_KINDS = {
  app: 'app',
  organization: 'organization',
  environment: 'environment',
  'branch-policy': 'branch-policy',
  'tag-policy': 'tag-policy',
  'environment-variable': 'variable',
  'repository-variable': 'variable',
  'environment-secret': 'secret',
  ruleset: 'ruleset',
  'effective-rules': 'effective-rules',
  'classic-protection': 'classic-protection',
  'branch-tag': 'branch-tag',
  actions: 'actions',
  'workflow-permissions': 'workflow-permissions',
  codeowners: 'codeowners',
  'immutable-releases': 'immutable-releases',
  'outer-secret': 'outer-secret',
  'outer-variable': 'outer-variable',
  'netlify-team': 'netlify-team',
  site: 'site',
  'site-domain': 'site-domain',
  'site-build': 'site-build',
  'site-variable': 'site-variable',
  state: 'state',
} as const satisfies Record<AddressKind, string>;

/** One object as it was seen: its address (as in plan/address.ts), its kind, and its fields. */
export const SeenObject = z.strictObject({
  address: z.string(),
  kind: z.enum(SHOWN_KINDS),
  fields: z.record(z.string(), z.json()),
});
export type SeenObject = z.infer<typeof SeenObject>;

/** Something that could not be seen: one field of an object, or without `field` everything at and below the address. */
export const Blind = z.strictObject({ address: z.string(), field: z.string().optional(), reason: z.string() });
export type Blind = z.infer<typeof Blind>;

/** The world as read, sorted; `digest` is the SHA-256 of the rest. */
export const Snapshot = z.strictObject({
  schema: z.literal('causeway/live-snapshot/v1'),
  organization: z.string(),
  objects: z.array(SeenObject),
  unverified: z.array(Blind),
  digest: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** An object with its fields, in the form in which it is seen. */
export function seenObject(address: Address, fields: SeenObject['fields']): SeenObject {
  return { address: addressText(address), kind: SHOWN_KINDS[address.kind], fields };
}

/** Collects the readers' observations. */
export class Sighting {
  private readonly objects = new Map<string, SeenObject>();
  private readonly blind = new Map<string, Blind>();

  /** Records an object; the same object is recorded once. */
  saw(address: Address, fields: SeenObject['fields']): void {
    const object = seenObject(address, fields);
    this.objects.set(object.address, object);
  }

  /** Records something that could not be seen. */
  missed(place: Address | ListPlace, reason: string, field?: string): void {
    const address = 'list' in place ? placeText(place) : addressText(place);
    this.blind.set(`${address}\n${field ?? ''}`, { address, ...(field === undefined ? {} : { field }), reason });
  }

  /** The snapshot of everything recorded. */
  snapshot(organization: string): Snapshot {
    const content = {
      schema: 'causeway/live-snapshot/v1' as const,
      organization,
      objects: sortedBy([...this.objects.values()], ({ address }) => address).map(({ fields, ...object }) => ({
        ...object,
        fields: Object.fromEntries(sortedBy(Object.entries(fields), ([name]) => name)),
      })),
      unverified: [...sortedBy(this.blind.values(), ({ address, field }) => `${address} ${field ?? ''}`)],
    };
    return { ...content, digest: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
  }
}
