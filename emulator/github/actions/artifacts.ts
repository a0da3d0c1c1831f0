import { repositoryNamed } from '../git/transfer';
import type { GithubArtifact } from '../state/actions';
import { type GithubWorld, takeId } from '../world';
import { type RunPlace, runAt } from './runs';
import { unzip, zip } from './zip';

const keptDays = 90;
const day = 24 * 60 * 60 * 1000;

/**
 * Keeps files as an artifact of a run, as `actions/upload-artifact` does. Throws for a name that the run already has.
 */
export function uploadArtifact(
  world: GithubWorld,
  place: RunPlace,
  name: string,
  files: Readonly<Record<string, Buffer>>,
  at: string,
): GithubArtifact {
  const repository = repositoryNamed(world, place.repository);
  const run = runAt(world, place);
  const taken = Object.values(repository.artifacts).some((one) => one.runId === run.id && one.name === name);
  if (taken) throw new Error(`run ${run.id} has an artifact '${name}' already`);
  const artifact: GithubArtifact = {
    id: takeId(world),
    runId: run.id,
    name,
    data: zip(files).toString('base64'),
    expired: false,
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + keptDays * day).toISOString(),
  };
  repository.artifacts[artifact.id] = artifact;
  return artifact;
}

/** Files of a run's artifact, as `actions/download-artifact` gives them; throws when there is none or it has expired. */
export function downloadArtifact(world: GithubWorld, place: RunPlace, name: string): Record<string, Buffer> {
  const repository = repositoryNamed(world, place.repository);
  const found = Object.values(repository.artifacts).find((one) => one.runId === place.run && one.name === name);
  if (found === undefined || found.expired) throw new Error(`run ${place.run} has no artifact '${name}'`);
  return unzip(Buffer.from(found.data, 'base64'));
}
