import { parseRegistry } from '../../registry/parse';
import { problemsOf } from '../../registry/report';
import { NOW } from './fixtures';

const TIERS = ['dev', 'staging', 'production'];

function large(surfaces: number, repositories: number): string {
  const perTier = (value: (tier: string) => string) => Object.fromEntries(TIERS.map((tier) => [tier, value(tier)]));
  return JSON.stringify(
    {
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
          approval: { mode: 'surface', reviewers: ['team:release'], quorum: 2 },
        },
      ],
      surfaces: Array.from({ length: surfaces }, (_, index) => ({
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
      })),
    },
    null,
    2,
  );
}

/** Milliseconds of this thread's work, so that other work on the machine doesn't count. */
function milliseconds(text: string): number {
  const started = process.threadCpuUsage();
  const result = parseRegistry(text, { file: 'large.json', now: NOW });
  const { user, system } = process.threadCpuUsage(started);
  const taken = (user + system) / 1000;
  expect(result).toMatchObject({ ok: true, warnings: [] });
  return taken;
}

describe('a large registry', () => {
  it('of 1,000 surfaces on 3 tiers over 200 repositories is checked in under 0.7 seconds', () => {
    milliseconds(large(50, 10));
    expect(Math.min(milliseconds(large(1000, 200)), milliseconds(large(1000, 200)))).toBeLessThan(700);
  });

  it('takes time in proportion to its size, even in a single repository', () => {
    milliseconds(large(100, 1));
    const small = Math.min(...[1, 2, 3].map(() => milliseconds(large(250, 1))));
    const big = Math.min(...[1, 2, 3].map(() => milliseconds(large(1000, 1))));
    expect(big / small).toBeLessThan(12);
  });

  it('tells when overlaps were not looked for everywhere, and stays fast', () => {
    const text = large(1000, 1).replaceAll(/apps\/s\d+\/\*\*/g, 'apps/**');
    const started = process.threadCpuUsage();
    const codes = new Set(problemsOf(parseRegistry(text, { file: 'large.json', now: NOW })).map(({ code }) => code));
    expect(codes).toEqual(new Set(['glob-overlap', 'glob-overlap-capped']));
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});
