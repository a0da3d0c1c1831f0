/** How large a registry is to be. */
export interface Size {
  readonly surfaces: number;
  readonly repositories: number;
}

const TIERS = ['dev', 'staging', 'production'];

function surface(index: number, repositories: number) {
  const perTier = (value: (tier: string) => string) => Object.fromEntries(TIERS.map((tier) => [tier, value(tier)]));
  return {
    id: `s${index}`,
    owner: 'team:web',
    repository: `r${index % repositories}`,
    paths: { include: [`apps/s${index}/**`, `packages/s${index}/**`], exclude: ['**/*.md'] },
    target: { kind: 'netlify', team: 'acme', site: 'acme-{surface}-{tier}' },
    variables: {
      API_URL: { in: ['github', 'netlify'], values: perTier((tier) => `https://${tier}.acme.example/${index}`) },
      LOG_LEVEL: { values: perTier(() => 'info') },
    },
    secrets: [{ name: 'TOKEN', owner: 'team:web', lastRotated: '2026-01-01' }],
    toggles: { checkout: { dev: true, staging: true, production: true } },
  };
}

/** The text of a well-formed registry of this size, three tiers each. */
export function registryText({ surfaces, repositories }: Size): string {
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
        ...{ id: 'production', branch: 'main', promotesFrom: 'staging' },
        approval: { mode: 'surface', reviewers: ['team:release'], quorum: 2 },
      },
    ],
    surfaces: Array.from({ length: surfaces }, (_, index) => surface(index, repositories)),
  });
}
