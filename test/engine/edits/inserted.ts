import { CANARY } from '../draft';
import { insertTier } from './parts';
import { buried, released } from './remade';
import type { Edit } from './scene';

const NEW = ['causeway-delivery', 'infrastructure', 'inspect'];

/**
 * A tier is inserted, in the two stacks that this writes. `tiers.test.ts` has the undisturbed edit. Taking it back ends
 * with `pulumi destroy` of the tier's own stack, which no `up` does.
 */
export const INSERTED: readonly (readonly [string, Edit])[] = [
  [
    'a tier is inserted, in the foundation',
    {
      stack: 'foundation',
      edit: {
        there: async ({ scene }) => scene.edit(insertTier),
        back: async (edits) => {
          await released(edits, 'foundation', 'tier', 'qa');
          edits.scene.write({ ...edits.base, tombstones: buried(edits) });
        },
      },
      says: [/\+ .*RepositoryEnvironment +web\.service\.infrastructure-qa +create/],
      makes: ['-qa'],
      // Their owners set the new environments' secrets. Netlify's token is not the foundation's once each surface lists its tiers.
      leaves: ['7 differences, 0 unverified', ...NEW.map((each) => `${each}-qa/secret/`)],
    },
  ],
  [
    'a tier is inserted, in its own stack',
    {
      stack: 'qa',
      edit: {
        there: async (edits) => {
          const { scene } = edits;
          scene.edit(insertTier);
          await edits.up('foundation');
          await scene.init('qa', 'qa');
          await scene.engine.setSecret('qa', 'causeway:secrets.worker.QUEUE_URL', `${CANARY}-qa`);
        },
        back: async () => undefined,
      },
      says: [/\+ .*RepositoryEnvironment +services\.worker\.qa\.deploy +create/],
      makes: ['worker-qa'],
    },
  ],
];
