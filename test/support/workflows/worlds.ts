import { Registry } from '../../../registry/schema';
import { base } from '../registry/fixtures';

function changed(change: (draft: Registry) => void): Registry {
  const draft = Registry.parse(base('full'));
  change(draft);
  return Registry.parse(draft);
}

/** Four tiers under other names, on other branches, with other names of environments and other runners. */
export function fourTiers(): Registry {
  const approval = { mode: 'commit', reviewers: ['team:release'], preventSelfReview: true, quorum: 2 } as const;
  return changed((draft) => {
    const [first] = draft.surfaces;
    if (first === undefined) throw new Error('the full registry has surfaces');
    draft.tiers = Registry.shape.tiers.parse([
      { id: 'dev', branch: 'develop' },
      { id: 'qa', branch: 'develop', promotesFrom: 'dev' },
      { id: 'uat', branch: 'release/uat', promotesFrom: 'qa', approval: { ...approval, quorum: 1 } },
      { id: 'prod', branch: 'trunk', promotesFrom: 'uat', approval },
    ]);
    for (const repository of Object.values(draft.repositories)) repository.defaultBranch = 'trunk';
    draft.naming.deployEnvironment = 'deploy-{tier}-{surface}';
    draft.naming.approvalEnvironment = 'sign-off-{tier}';
    draft.naming.quorumSuffix = '.{n}';
    draft.runners = { default: ['self-hosted', 'linux-x64'], deploy: 'deploy-pool' };
    draft.surfaces = [{ ...first, target: { kind: 'workflow', workflow: '.github/workflows/own.yml' } as never }];
    delete draft.trust;
  });
}

/** The registries whose workflows are played and linted. */
export function worlds(): Readonly<Record<string, Registry>> {
  return { example: Registry.parse(base('full')), fourTiers: fourTiers() };
}
