import { shopRegistry } from '../../../demo/stage/shop-registry';
import { Registry } from '../../../registry/schema';
import { base } from '../registry/fixtures';

function changed(change: (draft: Registry) => void): Registry {
  const draft = Registry.parse(base('full'));
  change(draft);
  return Registry.parse(draft);
}

/**
 * Four tiers with other names, branches, environment names and runners. A tier and a surface were renamed: their names at
 * the services are not their ids.
 */
export function fourTiers(): Registry {
  const approval = { mode: 'commit', reviewers: ['team:release'], preventSelfReview: true, quorum: 2 } as const;
  return changed((draft) => {
    const [first] = draft.surfaces;
    if (first === undefined) throw new Error('the full registry has surfaces');
    draft.tiers = Registry.shape.tiers.parse([
      { id: 'dev', branch: 'develop' },
      { id: 'qa', branch: 'develop', promotesFrom: 'dev', automatic: true },
      {
        id: 'acceptance',
        calledAs: 'uat',
        branch: 'release/uat',
        promotesFrom: 'qa',
        approval: { ...approval, quorum: 1 },
      },
      { id: 'prod', branch: 'trunk', promotesFrom: 'acceptance', approval },
    ]);
    for (const repository of Object.values(draft.repositories)) repository.defaultBranch = 'trunk';
    draft.naming.deployEnvironment = 'deploy-{tier}-{surface}';
    draft.naming.approvalEnvironment = 'sign-off-{tier}';
    draft.naming.quorumSuffix = '.{n}';
    draft.runners = { default: ['self-hosted', 'linux-x64'], deploy: 'deploy-pool' };
    draft.surfaces = [
      { ...first, calledAs: 'front', target: { kind: 'workflow', workflow: '.github/workflows/own.yml' } as never },
    ];
    delete draft.trust;
  });
}

/** The repository of the API in `registryOfTwo`. */
export const SECOND_REPOSITORY = 'services';

/**
 * The shop, and an API in a repository of its own, each with a merge queue. `entryOf` returns additions to the trust
 * entries of the second repository's workflows.
 */
export function registryOfTwo(entryOf: (signerWorkflow: string) => object = () => ({})): Registry {
  const one = shopRegistry();
  const [shop] = one.surfaces;
  // Both have a merge queue on the branch before production's.
  const rules = { mergeMethods: ['merge'], mergeQueue: { branches: ['main'] } };
  const governing = { ...one.repositories['web'], rules };
  const { id: _, name: __, ...web } = governing;
  const entries = one.trust?.entries ?? [];
  const others = entries.map((entry) => ({
    ...entry,
    id: `s-${entry.id}`,
    repositories: ['services'],
    ...('signerWorkflow' in entry ? entryOf(entry.signerWorkflow) : {}),
  }));
  return Registry.parse({
    ...one,
    repositories: { web: governing, services: { ...web, id: 5001, name: SECOND_REPOSITORY } },
    surfaces: [
      shop,
      {
        ...shop,
        id: 'api',
        repository: 'services',
        paths: { include: ['api/**'] },
        build: { run: 'sh api/build.sh', output: 'dist/api' },
        target: { kind: 'netlify', team: 'acme', site: 'acme-api-{tier}' },
      },
    ],
    trust: { ...one.trust, entries: [...entries, ...others] },
  });
}

/** The registries whose workflows are played and linted. */
export function worlds(): Readonly<Record<string, Registry>> {
  return { example: Registry.parse(base('full')), fourTiers: fourTiers(), twoRepositories: registryOfTwo() };
}
