/** The size of a registry. */
export interface Size {
  readonly surfaces: number;
  readonly repositories: number;
  /**
   * The surfaces are deployed by their own workflows, so that only GitHub has resources. `variables` have eight
   * variables per surface and one approval per repository, `approvals` two variables and two approvals per surface.
   */
  readonly githubOnly?: 'variables' | 'approvals';
}

const TIERS = ['dev', 'staging', 'production'];

function surface(index: number, { repositories, githubOnly }: Size) {
  const perTier = (value: (tier: string) => string) => Object.fromEntries(TIERS.map((tier) => [tier, value(tier)]));
  return {
    id: `s${index}`,
    owner: 'team:web',
    repository: `r${index % repositories}`,
    paths: { include: [`apps/s${index}/**`, `packages/s${index}/**`], exclude: ['**/*.md'] },
    target: githubOnly
      ? {
          kind: 'workflow',
          workflow: `.github/workflows/s${index}.yml`,
          url: perTier((tier) => `https://${tier}.example`),
        }
      : { kind: 'netlify', team: 'acme', site: 'acme-{surface}-{tier}' },
    variables: {
      API_URL: {
        in: githubOnly ? ['github'] : ['github', 'netlify'],
        values: perTier((tier) => `https://${tier}.acme.example/${index}`),
      },
      LOG_LEVEL: { values: perTier(() => 'info') },
      ...Object.fromEntries(
        Array.from({ length: githubOnly === 'variables' ? 6 : 0 }, (_, at) => [
          `SETTING_${at}`,
          { values: perTier((tier) => `${tier} ${at}`) },
        ]),
      ),
    },
    secrets: githubOnly ? [] : [{ name: 'TOKEN', owner: 'team:web', lastRotated: '2026-01-01' }],
    toggles: { checkout: { dev: true, staging: true, production: true } },
  };
}

/** The text of a well-formed registry of this size, three tiers each. */
export function registryText(size: Size): string {
  const { surfaces, repositories } = size;
  return JSON.stringify({
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: { repository: 'r0', owners: ['team:release'] },
    repositories: Object.fromEntries(
      Array.from({ length: repositories }, (_, index) => [`r${index}`, { name: `repository-${index}` }]),
    ),
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'staging', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      {
        id: 'production',
        branch: 'main',
        promotesFrom: 'staging',
        approval:
          size.githubOnly === 'variables'
            ? { reviewers: ['team:release'] }
            : { mode: 'surface', reviewers: ['team:release'], quorum: 2 },
      },
    ],
    surfaces: Array.from({ length: surfaces }, (_, index) => surface(index, size)),
  });
}
