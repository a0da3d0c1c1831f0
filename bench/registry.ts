/** How large a registry is to be. */
export interface Size {
  readonly surfaces: number;
  readonly repositories: number;
}

/** The text of a well-formed registry of this size, three tiers each. */
export function registryText({ surfaces, repositories }: Size): string {
  const tiers = ['dev', 'staging', 'production'];
  const values = (surface: number) =>
    Object.fromEntries(tiers.map((tier) => [tier, `https://s${surface}.${tier}.example`]));
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
    surfaces: Array.from({ length: surfaces }, (_, index) => ({
      id: `s${index}`,
      owner: 'team:web',
      repository: `r${index % repositories}`,
      paths: { include: [`apps/s${index}/**`] },
      target: { kind: 'workflow', workflow: '.github/workflows/deploy.yml' },
      variables: { API_URL: { values: values(index) } },
    })),
  });
}
