import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sortedBy } from '../plan/sorted';

/** One object as it was seen: its address (as in plan/objects.ts), its kind, and its fields. */
export const SeenObject = z.strictObject({
  address: z.string(),
  kind: z.string(),
  fields: z.record(z.string(), z.json()),
});
export type SeenObject = z.infer<typeof SeenObject>;

/** Something that could not be seen: one field of an object, or without `field` all at and below the address. */
export const Blind = z.strictObject({ address: z.string(), field: z.string().optional(), reason: z.string() });
export type Blind = z.infer<typeof Blind>;

/** The world as it was read, sorted; `digest` is the SHA-256 of the rest. */
export const Snapshot = z.strictObject({
  schema: z.literal('causeway/live-snapshot/v1'),
  organization: z.string(),
  objects: z.array(SeenObject),
  unverified: z.array(Blind),
  digest: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Gathers what readers see. */
export class Sighting {
  private readonly objects = new Map<string, SeenObject>();
  private readonly blind = new Map<string, Blind>();

  /** Notes an object; the same one seen twice is noted once. */
  saw(address: string, kind: string, fields: SeenObject['fields']): void {
    this.objects.set(address, { address, kind, fields });
  }

  /** Notes what could not be seen. */
  missed(address: string, reason: string, field?: string): void {
    this.blind.set(`${address}\n${field ?? ''}`, { address, ...(field === undefined ? {} : { field }), reason });
  }

  /** The snapshot of all that was noted. */
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
