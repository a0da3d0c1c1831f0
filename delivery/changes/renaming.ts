import type { Renamable } from '../../registry/former-ids';

/** A rename of an id. */
export interface Renaming {
  readonly kind: Renamable;
  readonly from: string;
  readonly to: string;
  /** Whether names at GitHub and Netlify that contain the id change too; environments are then recreated. */
  readonly everywhere: boolean;
}
