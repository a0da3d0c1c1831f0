import type { GithubClient } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import { type BundleStore, fetchBundle } from '../bundle/store';
import { dispatchRun, followRun, openRuns, type RunPatience, type WorkflowPlace } from './dispatch';
import { markerDifference, readMarker } from './marker';
import type { Deploy, Deployed, Marker, Place, Restorability, Target } from './target';

/** The place of a surface that its own workflow deploys. */
export interface WorkflowTargetPlace extends Place, WorkflowPlace {
  /** The registry's `target.url` of the tier. */
  readonly liveUrl: string;
  /** The dispatching actor: the bot of the leaf job's token. */
  readonly actor: string;
  /** The store of a commit's bundles for a restore. */
  readonly store: (commit: string) => BundleStore;
  /** The id of the ticket with which an older release may be restored; undefined: none may. */
  readonly ticketId: string | undefined;
  /** The run that spent the ticket; the workflow's first job asks for it (`causeway ticket verify --spent-by`). */
  readonly spentBy: number;
  readonly patience?: RunPatience;
}

/**
 * A surface that its own workflow deploys: the workflow is dispatched on the tier's branch with the bundle and the
 * ticket. Its first job verifies both, and the address must serve the marker. A deploy is identified by its bundle's
 * digest. There is only the live address, so nothing can be checked before publishing.
 */
export function workflowTarget(client: GithubClient, place: WorkflowTargetPlace): Target {
  const { surface, tier, liveUrl, store, ticketId, spentBy, patience, actor } = place;
  const staged = new Map<string, { readonly commit: string; readonly marker: Marker }>();

  async function isLive(marker: Marker): Promise<boolean> {
    const found = await readMarker(liveUrl);
    return found.ok && markerDifference(found.marker, marker) === undefined;
  }

  async function end(run: Awaited<ReturnType<typeof followRun>>): Promise<void> {
    if (run.conclusion === 'success') return;
    const message = `the workflow of ${surface} ended with ${run.conclusion ?? 'nothing'}`;
    throw new UserError(message, { place: run.url, exitCode: 1 });
  }

  // A killed run may have dispatched already: its run is awaited before another is started.
  async function deploy(commit: string, marker: Marker): Promise<void> {
    for (const { id } of await openRuns(client, place, actor))
      await followRun(client, { ...place, runId: id }, patience);
    if (await isLive(marker)) return;
    const inputs = {
      surface,
      tier,
      commit,
      bundle: marker.bundleDigest,
      ticket: marker.ticketId,
      leaf: String(spentBy),
    };
    await end(await followRun(client, await dispatchRun(client, place, inputs), patience));
  }

  function deployOf(digest: string): Deploy {
    return { deployId: digest, url: liveUrl };
  }

  async function restorable({ deployId, commit }: Deployed): Promise<Restorability> {
    try {
      await fetchBundle(store(commit), deployId);
      return { status: 'restorable' };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { status: error.exitCode === 3 ? 'unverified' : 'gone', reason: error.message };
    }
  }

  return {
    provider: 'workflow',
    siteId: place.workflow,
    liveUrl,
    restorable,
    rulesRefusal: async () => undefined,
    // A workflow of the team's own does not tell its files: only its marker is read back.
    filesDigest: () => undefined,
    filesRefusal: async () => undefined,
    stage: async ({ digest, manifest }: VerifiedBundle, marker) => {
      staged.set(digest, { commit: manifest.commit, marker });
      return deployOf(digest);
    },
    publish: async ({ deployId }) => {
      const known = staged.get(deployId);
      if (!known) throw new Error('a deploy is staged before it is published');
      await deploy(known.commit, known.marker);
    },
    published: async () => {
      const found = await readMarker(liveUrl);
      const isOwn = found.ok && found.marker.surface === surface && found.marker.tier === tier;
      return isOwn ? deployOf(found.marker.bundleDigest) : undefined;
    },
    restore: async ({ deployId: digest, commit }) => {
      if (ticketId === undefined) {
        const allowed = 'a rollback, whose ticket the workflow verifies';
        throw new UserError(`${surface} is restored by its own workflow only`, {
          place: 'restore',
          allowed,
          exitCode: 1,
        });
      }
      const { manifest } = await fetchBundle(store(commit), digest);
      await deploy(manifest.commit, { surface, tier, bundleDigest: digest, ticketId });
      return deployOf(digest);
    },
  };
}
