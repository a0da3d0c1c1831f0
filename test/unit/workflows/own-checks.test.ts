import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATEGORY_MILESTONE } from '../../../documents/templates/programme';
import { readWorkflows } from '../../../live/workflows/checkout';
import { reportedContexts } from '../../../live/workflows/contexts';
import { loadRegistry } from '../../../registry/load';
import { causeway } from '../../support/cli/command';
import { NOW, ROOT } from '../../support/registry/fixtures';

const REGISTRY = 'registry/causeway.json';
const { registry } = loadRegistry(join(ROOT, REGISTRY), { now: NOW });

const FILES: Readonly<Record<string, readonly string[]>> = {
  A: ['ci-workflow-integrity.yml'],
  B: ['ci-repo-changes.yml', 'ci-repo-quality.yml', 'lint-format.yml', 'lint-types.yml'],
  E: ['nightly-security-advisory.yml'],
};

const workflows = readWorkflows(ROOT, '.').filter(({ path }) =>
  Object.values(FILES).some((files) => files.some((file) => path.endsWith(`/${file}`))),
);

/** The registry of the organization that is governed. */
const GOVERNED = 'registry/deploy-surfaces.json';

/** `causeway workflows check` on this repository's workflows, with one of them changed or removed. */
async function judged(args: readonly string[], file?: string, change?: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-own-'));
  for (const each of ['.github', REGISTRY, GOVERNED]) cpSync(join(ROOT, each), join(folder, each), { recursive: true });
  if (file !== undefined) {
    const path = join(folder, '.github/workflows', file);
    if (change) writeFileSync(path, change(readFileSync(path, 'utf8')));
    else rmSync(path);
  }
  const outcome = await causeway(folder, 'workflows', 'check', ...args, '--json');
  rmSync(folder, { recursive: true });
  return outcome;
}

const checked = (milestone: string, file?: string, change?: (text: string) => string) =>
  judged(['--registry', REGISTRY, '--milestone', milestone], file, change);

const verdicts = (stdout: string) =>
  Object.fromEntries(
    JSON.parse(stdout).required.map(({ context, verdict }: Record<string, string>) => [context, verdict]),
  );

describe('this repository’s own checks', () => {
  test('are registry data without a finding', async () => {
    expect((await causeway(ROOT, 'registry', 'check', '--registry', REGISTRY)).code).toBe(0);
  });

  test('are each reported by one job, of a workflow of their category; what there is no file for has no check', () => {
    const reported = workflows.flatMap((workflow) =>
      reportedContexts(workflow, () => undefined).map(
        ({ name }) => [name, workflow.path.replace(/^.*\//, '')] as const,
      ),
    );
    expect(reported.map(([name]) => name).sort()).toEqual(registry.checks.map(({ context }) => context).sort());
    for (const { context, category } of registry.checks) {
      expect(FILES[category]).toContain(new Map(reported).get(context));
    }
  });

  test('carry a risk, and the milestone of their category; none blocks before its baseline is proven', () => {
    for (const check of registry.checks) {
      expect(check.risk.length).toBeGreaterThan(20);
      expect([check.id, check.milestone]).toEqual([check.id, CATEGORY_MILESTONE[check.category]]);
      expect([check.id, check.mode, check.scope]).toEqual([check.id, 'advisory', 'repository']);
    }
  });

  test('of A and B can block as they are: each is always reported on a pull request', async () => {
    const { code, stdout } = await checked('M1');
    const due = registry.checks.filter(({ category }) => 'AB'.includes(category));
    expect([code, verdicts(stdout)]).toEqual([0, Object.fromEntries(due.map(({ context }) => [context, 'reported']))]);
  });

  test('ask for nothing at M0, and the nightly one cannot block at all', async () => {
    expect(verdicts((await checked('M0')).stdout)).toEqual({});
    const last = await checked('M3');
    expect([last.code, verdicts(last.stdout)['security / audit']]).toEqual([1, 'missing']);
  });

  test.each([
    ['a workflow that is gone', 'lint-types.yml', undefined, 'lint / types', 'missing'],
    ['a job of another name', 'lint-types.yml', ['lint / types', 'types'], 'lint / types', 'missing'],
    [
      'a path filter',
      'lint-format.yml',
      ['pull_request:', 'pull_request:\n    paths: [cli/**]'],
      'lint / format',
      'skippable',
    ],
    ['no pull requests', 'lint-format.yml', ['  pull_request:\n', ''], 'lint / format', 'missing'],
  ] as const)('are found wanting by %s', async (_what, file, change, context, verdict) => {
    const { code, stdout } = await checked('M1', file, change && ((text) => text.replace(change[0], change[1])));
    expect([code, verdicts(stdout)[context]]).toEqual([1, verdict]);
  });

  test('ask for nothing today, which is no finding', async () => {
    expect(await causeway(ROOT, 'workflows', 'check', '--registry', REGISTRY)).toMatchObject({ code: 0, stderr: '' });
  });

  test('have milestones that exist', async () => {
    const { code, stderr } = await causeway(ROOT, 'workflows', 'check', '--milestone', 'M9');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/M0, M1, M2, M3/)]);
  });
});

describe('what the branches of the governed repository require', () => {
  test('is reported by the workflows that are here, the check of each surface included', async () => {
    expect(await causeway(ROOT, 'workflows', 'check')).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout } = await judged([]);
    expect([code, verdicts(stdout)]).toEqual([
      0,
      { 'causeway / docs': 'reported', 'causeway / storefront': 'reported', 'quality / static': 'reported' },
    ]);
  });

  test.each([
    ['without the workflow of the surfaces', undefined, 'missing'],
    ['with one surface less', [', storefront', ''], 'missing'],
    [
      'with a job that needs another',
      [
        /(jobs:\n)([\s\S]*?)( {4}strategy:)/,
        "$1  other: { runs-on: x, steps: [{ run: 'true' }] }\n$2    needs: other\n$3",
      ],
      'skippable',
    ],
    ['with a path filter', ['  pull_request:', '  pull_request: { paths: [apps/**] }'], 'skippable'],
  ] as const)('is found wanting %s', async (_what, change, verdict) => {
    const changed = change && ((text: string) => text.replace(change[0], change[1]));
    const { code, stdout } = await judged([], 'ci-surfaces.yml', changed);
    expect([code, verdicts(stdout)['causeway / storefront']]).toEqual([1, verdict]);
  });
});
