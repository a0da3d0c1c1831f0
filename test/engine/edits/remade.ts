import type { Draft } from '../draft';
import { renameAtGithub, surface, tier } from './parts';
import type { Edit, EditScene } from './scene';

/** The tombstones of the scene's registry, whose objects are out of the registry now. */
export function buried(edits: EditScene): Draft {
  return edits.read().tombstones.map((each: Draft) => ({ ...each, gone: true }));
}

/** A `causeway remove`, and the `up` that takes the protection off. */
export async function released(edits: EditScene, stack: string, ...args: readonly string[]): Promise<void> {
  await edits.make({ commands: [['remove', ...args].join(' ')] });
  await edits.up(stack);
}

/** Moves the branch of the tiers below production. */
const onBranch = (name: string) => (draft: Draft) => {
  for (const id of ['dev', 'staging']) tier(draft, id).branch = name;
};

/** Somebody makes a branch at GitHub, in every repository. */
function branchAtGithub({ scene }: EditScene, from: string, to: string): void {
  for (const { branches } of Object.values(scene.world.github.world.repositories)) {
    branches[to] = structuredClone(branches[from]!);
  }
}

/** The surface `worker` goes to the other repository, with the tombstone that the refusal asks for. */
const MOVED: Edit = {
  stack: 'dev',
  edit: {
    there: async (edits) => {
      await edits.make({ commands: ['remove surface worker --tier dev'] });
      edits.scene.edit((draft) => {
        surface(draft, 'worker').repository = 'web';
      });
    },
    back: async (edits) => {
      edits.scene.write(edits.base);
    },
  },
  says: [
    /lost with this update: environment services\/worker-dev: its external secrets OWNERS_KEY are deleted with it/,
    /\+ .*RepositoryEnvironment +web\.worker\.dev\.deploy +create/,
  ],
  loses: ['worker-dev'],
  makes: ['worker-dev'],
  leaves: ['1 difference', 'storefront/environment/worker-dev/secret/OWNERS_KEY'],
  waiting: ['staging', 'production'],
};

/** Edits after which objects exist anew or in addition. Below the highest tier no protection stands in their way. */
export const REMADE: readonly (readonly [string, Edit])[] = [
  [
    'a repository that was renamed at GitHub is followed, in the foundation',
    {
      stack: 'foundation',
      edit: {
        there: async (edits) => {
          renameAtGithub(edits, 'services', 'backend');
          edits.scene.edit((draft) => {
            draft.repositories.services.name = 'backend';
          });
        },
        back: async (edits) => {
          renameAtGithub(edits, 'backend', 'services');
          edits.scene.write(edits.base);
        },
      },
      says: [/~ .*ActionsVariable +services\.variable\.NODE_VERSION +update .*repository/],
    },
  ],
  ['a surface moves to another repository', MOVED],
  [
    'a branch is renamed, in the foundation',
    {
      stack: 'foundation',
      edit: {
        there: async (edits) => {
          await released(edits, 'foundation', 'branch', 'dev');
          const tombstones = buried(edits);
          branchAtGithub(edits, 'dev', 'trunk');
          edits.scene.edit((draft) => Object.assign(draft, { tombstones }) && onBranch('trunk')(draft));
        },
        back: async (edits) => {
          edits.scene.edit((draft) => void delete draft.tombstones);
          await released(edits, 'foundation', 'branch', 'trunk');
          const tombstones = buried(edits);
          edits.scene.write({ ...edits.base, tombstones });
        },
      },
      says: [/\+ .*RepositoryRuleset +web\.branch\.trunk +create/, /- .*RepositoryRuleset +web\.branch\.dev +delete/],
      loses: ['/rulesets/', '/deployment-branch-policies/'],
      makes: ['/rulesets/', '/deployment-branch-policies/'],
    },
  ],
  [
    'a branch is renamed, on dev',
    {
      stack: 'dev',
      edit: { draft: onBranch('trunk') },
      says: [/RepositoryEnvironmentDeploymentPolicy +services\.api\.dev\.deploy\.branch\./],
      loses: ['/deployment-branch-policies/'],
      makes: ['/deployment-branch-policies/'],
      // Nobody has made the branch at GitHub yet.
      leaves: ['4 unverified', 'refs/heads/trunk'],
    },
  ],
  [
    'the names of approval environments change',
    {
      stack: 'staging',
      edit: {
        draft: (draft) => {
          draft.naming = { approvalEnvironment: '{tier}-approvers' };
        },
      },
      says: [/staging-approval/, /RepositoryEnvironment +services\.staging\.approval\.1/],
      loses: ['staging-approval'],
      makes: ['staging-approvers'],
    },
  ],
];
