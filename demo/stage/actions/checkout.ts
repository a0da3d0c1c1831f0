import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cloneRepository } from '../../../emulator/github/git/clone';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import type { GithubWorld } from '../../../emulator/github/world';
import { type Action, only, type Stage } from './play';

// A deploy key belongs to one repository. When a key is given, no other credential is tried.
function requireReadable(
  name: string,
  key: string,
  world: GithubWorld,
  { place, allows, deployKeys }: Pick<Stage, 'place' | 'allows' | 'deployKeys'>,
): void {
  if (key !== '') {
    if (deployKeys[name] !== key) throw new Error(`the ssh-key is not a deploy key of ${name}`);
    return;
  }
  if (name === place.repository && !allows('contents', 'read')) throw new Error('checkout wants contents: read');
  if (name !== place.repository && repositoryNamed(world, name).visibility !== 'public')
    throw new Error(`a job's own token cannot read ${name}`);
}

/** `actions/checkout`: a clone of the emulator's repository at a branch or commit. The default depth is one commit. */
export const checkout: Action = (given, { github: { world }, place, workspace, remotes, ...stage }) => {
  const inputs = only(given, 'repository', 'ref', 'path', 'fetch-depth', 'persist-credentials', 'ssh-key');
  const [owner, name = ''] = (inputs.repository ?? `${world.organization.login}/${place.repository}`).split('/');
  if (owner !== world.organization.login) throw new Error(`nobody knows the repository ${inputs.repository}`);
  requireReadable(name, inputs['ssh-key'] ?? '', world, { place, ...stage });
  if (inputs['persist-credentials'] !== 'false') throw new Error('checkout leaves a token behind');
  const folder = resolve(workspace, inputs.path ?? '.');
  mkdirSync(folder, { recursive: true });
  const own =
    name === place.repository ? stage.ref.replace(/^refs\/heads\//, '') : repositoryNamed(world, name).defaultBranch;
  const ref = inputs.ref || own;
  const branch = repositoryNamed(world, name).branches[ref];
  // Without a ref the action takes the run's commit, even if the branch has moved since.
  const commit = inputs.ref ? (branch?.sha ?? ref) : name === place.repository ? stage.sha : (branch?.sha ?? '');
  const isWhole = inputs['fetch-depth'] === '0';
  const bare = join(remotes, `${name}.git`);
  cloneRepository(world, { name, bare, folder, commit, branch: branch ? ref : undefined, isWhole });
  return { outputs: { commit, ref }, text: `${name} at ${commit}` };
};
