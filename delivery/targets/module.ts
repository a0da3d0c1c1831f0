import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import { fetchBundle } from '../bundle/store';
import type { TargetClients, TargetPlace } from './row';
import type { Marker, Target } from './target';

/** The inputs of a team's own target. */
export interface ModuleContext {
  readonly surface: string;
  readonly tier: string;
  /** The registry's `target.url` of the tier: there the marker is read back. */
  readonly url: string;
  /**
   * The bundle of a release and the marker to serve with it: for a `restore` where nothing is kept. Requires a ticket.
   */
  readonly rebuilt: (
    commit: string,
    digest: string,
  ) => Promise<{ readonly bundle: VerifiedBundle; readonly marker: Marker }>;
}

/** The result of such a module: a target, without the parts that Causeway adds. */
export type ModuleSteps = Pick<Target, 'stage' | 'publish' | 'published' | 'restorable' | 'restore'> &
  Partial<Pick<Target, 'filesDigest' | 'filesRefusal' | 'addressOf'>>;

/** The exports of the module of a team's own target. */
export interface TargetModule {
  readonly target: (context: ModuleContext) => ModuleSteps | Promise<ModuleSteps>;
}

/** The place of a module's target. */
export interface ModulePlace {
  /** The module's path: the id of the place. */
  readonly path: string;
  readonly liveUrl: string;
  readonly place: TargetPlace;
  readonly clients: Pick<TargetClients, 'store' | 'ticketId'>;
}

const STEPS = ['stage', 'publish', 'published', 'restorable', 'restore'] as const;

// The text of another program's error may hold a credential. A refusal is marked by its exit code, and its text is
// shown.
function told(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const isRefusal = error instanceof Error && 'exitCode' in error && error.exitCode === 1;
  const why = isRefusal ? `refused: ${error.message}` : `failed: ${error instanceof Error ? error.name : 'it threw'}`;
  return new UserError(`the target's module ${why}`, { place: path, exitCode: isRefusal ? 1 : 3 });
}

/**
 * A team's own target. It cannot prove what it does not return: without file digests only the marker is read back, and
 * without addresses of single deploys nothing is checked before publishing. Rejects with UserError (exit 2) on a module
 * that lacks a step.
 */
export async function moduleTarget(
  module: TargetModule,
  { path, liveUrl, place, clients }: ModulePlace,
): Promise<Target> {
  const { surface, tier } = place;
  const own = { surface: surface.id, tier: tier.id };
  const steps = await Promise.resolve()
    .then(() =>
      module.target({
        ...own,
        url: liveUrl,
        rebuilt: async (commit, digest) => {
          const { ticketId } = clients;
          if (ticketId === undefined) {
            throw new UserError(`${surface.id} is deployed again only with a ticket`, {
              place: 'restore',
              exitCode: 1,
            });
          }
          const bundle = await fetchBundle(clients.store(commit), digest);
          return { bundle, marker: { ...own, bundleDigest: digest, ticketId } };
        },
      }),
    )
    .catch((error: unknown) => {
      throw told(path, error);
    });
  const missing = STEPS.find((step) => typeof steps?.[step] !== 'function');
  if (missing !== undefined) {
    throw new UserError(`the target's module has no step ${missing}`, { place: path, allowed: STEPS.join(', ') });
  }
  const asked = async <T>(step: () => T | Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (error) {
      throw told(path, error);
    }
  };
  const { addressOf, filesDigest, filesRefusal } = steps;
  return {
    provider: 'module',
    siteId: path,
    liveUrl,
    ...(addressOf && { addressOf: (deployId: string) => asked(() => addressOf(deployId)) }),
    stage: (bundle, marker) => asked(() => steps.stage(bundle, marker)),
    publish: (deploy) => asked(() => steps.publish(deploy)),
    published: () => asked(() => steps.published()),
    restorable: (deployed) => asked(() => steps.restorable(deployed)),
    restore: (deployed) => asked(() => steps.restore(deployed)),
    filesDigest: (bundle, marker) => filesDigest?.(bundle, marker),
    filesRefusal: async (files) => (filesRefusal ? asked(() => filesRefusal(files)) : undefined),
    rulesRefusal: async () => undefined,
  };
}
