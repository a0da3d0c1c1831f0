import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PULUMI_TYPES } from '../../../plan/logical-names';
import { causeway } from '../../support/cli/command';
import { previewText, step } from '../../support/live/blast-radius/preview';
import { base, ROOT } from '../../support/registry/fixtures';

let folder = '';

function put(path: string, content: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  return path;
}

// biome-ignore lint/suspicious/noExplicitAny: tests edit documents that need not fit the schema
function registry(change: (draft: any) => void): string {
  const draft = base('full');
  change(draft);
  return put('changed.json', JSON.stringify(draft));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  mkdirSync(join(folder, 'registry'));
  copyFileSync(join(ROOT, 'registry/deploy-surfaces.json'), join(folder, 'registry/deploy-surfaces.json'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const REGISTRY = 'registry/deploy-surfaces.json';

describe('causeway access', () => {
  it('says in words what gets wider, and exits with 1', async () => {
    const after = registry((draft) => {
      draft.tiers[2].approval.quorum = 1;
    });
    const { code, stdout } = await causeway(folder, 'access', 'diff', REGISTRY, after, '--format', 'markdown');
    expect(code).toBe(1);
    expect(stdout).toContain(
      '| widens | the quorum of api, docs, storefront, worker on production falls from 2 to 1 |',
    );
    const back = await causeway(folder, 'access', 'diff', after, REGISTRY, '--json');
    expect([back.code, JSON.parse(back.stdout).widens]).toEqual([0, false]);
  });

  it('exits with 0 on equal registries and with 2 on one that is not there', async () => {
    expect((await causeway(folder, 'access', 'diff', REGISTRY, REGISTRY)).code).toBe(0);
    expect((await causeway(folder, 'access', 'diff', REGISTRY, 'nope.json')).code).toBe(2);
  });

  it('draws the graph of a tier', async () => {
    const { code, stdout } = await causeway(folder, 'access', 'graph', '--tier', 'production', '--json');
    expect([code, JSON.parse(stdout).schema]).toEqual([0, 'causeway/access-graph/v1']);
    expect((await causeway(folder, 'access', 'graph', '--format', 'markdown')).stdout).toContain('| who | may |');
    expect(await causeway(folder, 'access', 'graph', '--tier', 'qa')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('allowed: dev, staging, production'),
    });
  });
});

describe('causeway preview guard', () => {
  const variable = 'web.storefront.production.deploy.variable.OLD';
  const preview = () =>
    put('p.json', previewText([step('production', 'delete', PULUMI_TYPES['environment-variable'], variable, {})]));
  const guard = (...more: readonly string[]) =>
    causeway(folder, 'preview', 'guard', preview(), '--stack', 'production', ...more);

  it('exits with 1 on a removal from production, with 0 when it is allowed', async () => {
    expect(await guard()).toMatchObject({ code: 1, stdout: expect.stringContaining(variable) });
    expect((await guard('--allow', 'environment-variable=1')).code).toBe(0);
    const { stdout } = await guard('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'causeway/preview-guard/v1',
      removals: [{ verdict: 'refused' }],
    });
  });

  it.each(['environment-variable', 'environment-variable=-1', 'everything=1', 'site=1=2'])(
    'refuses the allowance %s',
    async (text) => {
      expect(await guard('--allow', text)).toMatchObject({ code: 2, stderr: expect.stringContaining('--allow') });
    },
  );

  it('exits with 3 on a cut preview, with 2 on what is none and on an unknown stack', async () => {
    const judge = (text: string, stack = 'dev') =>
      causeway(folder, 'preview', 'guard', put('q.json', text), '--stack', stack);
    expect((await judge('{"steps": [')).code).toBe(3);
    expect((await judge('{"surfaces": 1}')).code).toBe(2);
    expect((await judge(previewText([]), 'qa')).code).toBe(2);
    expect((await judge(previewText([]))).code).toBe(0);
  });
});

describe('causeway isolation', () => {
  it('exits with 3 on cells that are not verified, and tells the coverage', async () => {
    const { code, stdout } = await causeway(folder, 'isolation', 'matrix', '--json');
    expect([code, JSON.parse(stdout).coverage]).toMatchObject([3, { cohort: 2, unassigned: ['docs'] }]);
  });

  it('lints only where the registry says so, and then fails on what is not verified', async () => {
    expect(await causeway(folder, 'isolation', 'lint')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('off'),
    });
    const on = registry((draft) => {
      draft.isolationLint.enabled = true;
    });
    expect((await causeway(folder, 'isolation', 'lint', '--registry', on)).code).toBe(3);
  });

  it('tells secrets apart only by fingerprints that name one key', async () => {
    const on = registry((draft) => {
      draft.isolationLint.enabled = true;
      for (const surface of draft.surfaces) {
        surface.isolation = { cohort: 1, tenantScope: 'cross_tenant' };
        surface.secrets = [{ name: 'API_TOKEN', owner: 'team:web' }];
      }
    });
    const { surfaces, tiers } = JSON.parse(readFileSync(join(folder, on), 'utf8'));
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const verdicts = async (printOf: (index: number) => string) => {
      const names = ids(surfaces).flatMap((surface) => ids(tiers).map((tier) => `${surface}/${tier}/API_TOKEN`));
      const fingerprints = Object.fromEntries(names.map((name, index) => [name, printOf(index)]));
      const facts = put('prints.json', JSON.stringify({ fingerprints }));
      const ask = (command: string) =>
        causeway(folder, 'isolation', command, '--registry', on, '--facts', facts, '--json');
      const [matrix, lint] = [await ask('matrix'), await ask('lint')];
      const cells = JSON.parse(matrix.stdout).cells.filter(({ aspect }: { aspect: string }) => aspect === 'secret');
      const found = JSON.parse(lint.stdout).findings.filter(({ rule }: { rule: string }) => rule === 'tier-secret');
      for (const { code } of [matrix, lint]) expect(code).not.toBe(0);
      return [...new Set([...cells, ...found].map(({ verdict }) => verdict))];
    };
    expect(await verdicts((index) => `key ${index}`)).toEqual(['allowed']);
    expect(await verdicts(() => 'key same')).toEqual(['denied']);
    expect(await verdicts((index) => `key${index} same`)).toEqual(['unverified']);
    expect(await verdicts((index) => `${index}`)).toEqual(['unverified']);
    expect(await verdicts(() => 'same')).toEqual(['unverified']);
  });

  it('refuses a cohort and facts that are none', async () => {
    expect((await causeway(folder, 'isolation', 'matrix', '--cohort', '0')).code).toBe(2);
    expect((await causeway(folder, 'isolation', 'matrix', '--facts', put('f.json', '[]'))).code).toBe(2);
  });
});

describe('causeway workflows check', () => {
  const jobs = (names: readonly string[]) =>
    names.map((name, index) => `  j${index}: { name: ${name}, runs-on: x, steps: [{ run: a }] }`).join('\n');

  it('exits with 1 where nothing reports, with 0 where everything is reported', async () => {
    // Where the registry trusts a workflow of this repository, the checkout must contain it.
    const on = registry((draft) => {
      delete draft.trust;
    });
    expect((await causeway(folder, 'workflows', 'check', '--registry', on)).code).toBe(1);
    const names = ['causeway / docs', 'causeway / storefront', 'quality / static'];
    put('.github/workflows/ci.yml', `on: pull_request\njobs:\n${jobs(names)}\n`);
    const check = (...options: string[]) => causeway(folder, 'workflows', 'check', '--format', 'markdown', ...options);
    expect(await check('--registry', on)).toMatchObject({ code: 0 });
    expect(await check()).toMatchObject({ code: 3 });
  });

  it('exits with 2 on a checkout or workflow that cannot be read', async () => {
    expect((await causeway(folder, 'workflows', 'check', 'nowhere')).code).toBe(2);
    put('.github/workflows/ci.yml', 'on: [');
    expect(await causeway(folder, 'workflows', 'check')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ci.yml:'),
    });
  });
});

describe('causeway partitions, parity and secrets due', () => {
  it('prints a matrix with nothing but include', async () => {
    const { stdout } = await causeway(folder, 'partitions', '--tier', 'dev', '--json');
    expect(JSON.parse(stdout)).toEqual({
      include: [
        { stack: 'dev.backend', tier: 'dev', partition: 'backend' },
        { stack: 'dev.web-apps', tier: 'dev', partition: 'web-apps' },
      ],
    });
  });

  it('shows the reason of a toggle that differs', async () => {
    const { code, stdout } = await causeway(folder, 'parity');
    expect([code, stdout]).toEqual([0, expect.stringContaining('no live card data outside production')]);
  });

  it('exits with 1 on due rotations and with 3 when only unrecorded ones are left, by --now', async () => {
    const due = (now: string) => causeway(folder, 'secrets', 'due', '--now', now);
    expect(await due('2026-11-21T09:00:00Z')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('SESSION_KEY'),
    });
    const fresh = registry((draft) => {
      for (const surface of draft.surfaces) {
        for (const secret of surface.secrets ?? []) secret.lastRotated = '2026-11-20';
      }
    });
    expect((await causeway(folder, 'secrets', 'due', '--registry', fresh)).code).toBe(0);
    const unknown = registry((draft) => {
      for (const surface of draft.surfaces) for (const secret of surface.secrets ?? []) delete secret.lastRotated;
    });
    expect((await causeway(folder, 'secrets', 'due', '--registry', unknown)).code).toBe(3);
  });
});
