import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { BundleStore } from '../bundle/store';
import type { RunPatience } from './dispatch';
import type { NetlifyClient } from './netlify-client';
import type { StatePatience } from './netlify-upload';
import type { OwnAddress } from './own-address';
import type { Target } from './target';

/** The clients of targets; each is created only when a target needs it, because its credential may be missing. */
export interface TargetClients {
  readonly netlify: () => NetlifyClient;
  readonly github: () => GithubClient;
  /** The root of the governing repository's checkout, in which a team's own modules lie. */
  readonly root: string;
  /** The store with a commit's bundles: a target that deploys again restores from it. */
  readonly store: (commit: string) => BundleStore;
  /** The ticket under which a target may deploy again; undefined: it may not. */
  readonly ticketId?: string | undefined;
  /** The run that spent the ticket; a workflow target needs it to publish or restore. */
  readonly spentBy?: number | undefined;
  readonly patience?: RunPatience & StatePatience;
}

/** A surface on a tier, as the registry has them. */
export interface TargetPlace {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
}

/** All that delivery asks of one kind of target. What a target can do and prove is `Target`. */
export interface TargetRow<T extends Surface['target']> {
  /**
   * Reaches it. Rejects with UserError: exit 2 when the registry does not say where it is, exit 1 or 3 when it cannot be
   * found at its provider.
   */
  readonly reach: (target: T, place: TargetPlace, clients: TargetClients) => Promise<Target>;
  /** The addresses of its single deploys. */
  readonly ownAddress: (target: T, place: TargetPlace, clients: TargetClients) => OwnAddress;
}
