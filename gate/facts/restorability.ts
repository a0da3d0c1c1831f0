import { z } from 'zod';
import { Digest, Time } from '../../evidence/statement/predicates/parts';
import { Id } from '../../registry/schema/primitives';

/** Whether the last known good of a surface on a tier can still be restored: providers delete old deploys. */
export const Restorability = z.strictObject({
  schema: z.literal('urn:causeway:restorability:v1'),
  targets: z.array(
    z.strictObject({
      surface: Id,
      tier: Id,
      /** The id of the receipt to restore. */
      receipt: Digest,
      restorable: z.boolean(),
      checkedAt: Time,
    }),
  ),
});
export type Restorability = z.infer<typeof Restorability>;
