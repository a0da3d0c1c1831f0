import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previewMarkdown } from '../../../delivery/preview/markdown';
import type { ShownViolation } from '../../../delivery/preview/preview-report';
import { viewsOfPlan } from '../../../policy/adapters/plan';
import { contextOf, createWorld } from '../../../policy/context';
import type { Registry } from '../../../registry/schema';
import { causeway } from '../../support/cli/command';
import { registryOfCheckout } from '../../support/live/looking';
import { NOW, ROOT } from '../../support/registry/fixtures';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-preview-'));
  for (const path of ['registry', 'policy/config', 'policy/slo'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string) => {
  mkdirSync(join(folder, 'artifacts'), { recursive: true });
  writeFileSync(join(folder, 'artifacts', name), content);
  return `artifacts/${name}`;
};

type Step = { op: string; urn: string; [key: string]: unknown };

function previewOf(stack: string, change: (steps: Step[]) => Step[] = (steps) => steps): string {
  const views = viewsOfPlan(contextOf(createWorld(registryOfCheckout(), { workflows: [], now: NOW }), stack));
  const base = views[0]!.urn.split('::').slice(0, 2).join('::');
  const own = `${base}::pulumi:pulumi:Stack::causeway-${stack}`;
  const steps: Step[] = change([
    { op: 'create', urn: own, newState: { urn: own, type: 'pulumi:pulumi:Stack', inputs: {} } },
    ...views.map(({ urn, type, props, protect, provider }) => ({
      op: 'create',
      urn,
      newState: {
        urn,
        type,
        inputs: props,
        protect,
        provider: provider ? `${base}::${provider.type}::${provider.name}::id-1` : '',
      },
    })),
  ]);
  const changeSummary: Record<string, number> = {};
  for (const { op } of steps) changeSummary[op] = (changeSummary[op] ?? 0) + 1;
  return JSON.stringify({ steps, changeSummary });
}

const report = (previews: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  causeway(
    folder,
    ...['preview', 'report', '--out', 'artifacts/report.md', '--sarif', 'artifacts/report.sarif', '--json'],
    ...Object.entries(previews).flatMap(([stack, file]) => ['--preview', `${stack}=${file}`]),
    ...more,
  );
const markdown = () => readFileSync(join(folder, 'artifacts/report.md'), 'utf8');
const sarif = () => JSON.parse(readFileSync(join(folder, 'artifacts/report.sarif'), 'utf8'));

describe('causeway preview report', () => {
  test('of sound previews passes, with the changes of each stack by surface', async () => {
    const outcome = await report({
      foundation: put('f.json', previewOf('foundation')),
      dev: put('d.json', previewOf('dev')),
    });
    expect([outcome.stderr, outcome.code]).toEqual(['', 0]);
    expect(markdown()).toMatch(/^## Infrastructure preview: passes; removes nothing\n/);
    expect(markdown()).toMatch(/\| dev \| storefront \| [1-9]\d* \| 0 \| 0 \| 0 \|/);
    expect(markdown()).toMatch(/\| foundation \| repository web \| [1-9]\d* \| 0 \| 0 \| 0 \|/);
    expect(sarif().runs.map(({ tool }: { tool: { driver: { name: string } } }) => tool.driver.name)).toEqual([
      'causeway policy',
      'causeway preview',
    ]);
  });

  test('refuses what a mandatory rule forbids', async () => {
    const opened = (steps: Step[]) =>
      steps.map((step) => {
        const state = step['newState'] as { type: string; inputs: Record<string, unknown> };
        if (!/repositoryEnvironment:/.test(state.type)) return step;
        return { ...step, newState: { ...state, inputs: { ...state.inputs, canAdminsBypass: true } } };
      });
    const outcome = await report({ production: put('p.json', previewOf('production', opened)) });
    expect(outcome.code).toBe(1);
    expect(markdown()).toMatch(/^## Infrastructure preview: refused; removes nothing\n/);
    expect(markdown()).toContain('- **mandatory** ');
    const { violations } = JSON.parse(outcome.stdout);
    expect(violations.map(({ level }: { level: string }) => level)).toContain('mandatory');
  });

  test('tells what is lost or left behind in the words of the program', () => {
    const guard = { stack: 'dev', removals: [], strangers: [], doubts: [] };
    const losses = ['environment services/worker-dev: its external secrets OWNERS_KEY are deleted with it'];
    const stacks = [{ stack: 'dev', changes: [], guard: { ...guard, losses } }];
    const text = previewMarkdown({ stacks, access: undefined, doubts: [], violations: [] });
    expect(text).toContain(`### Lost or left behind\n\n- **dev**: ${losses[0]}`);
  });

  test('shows advice, which refuses nothing, and takes an unverified mandatory rule for no pass', () => {
    const found = { rule: 'HYG-001', stack: 'dev', what: 'no owner', fix: 'name one' };
    const stacks = [
      { stack: 'dev', changes: [], guard: { stack: 'dev', removals: [], strangers: [], losses: [], doubts: [] } },
    ];
    const of = (violation: Pick<ShownViolation, 'level' | 'unverified'>) =>
      previewMarkdown({ stacks, access: undefined, doubts: [], violations: [{ ...found, ...violation }] });
    expect(of({ level: 'advisory', unverified: false })).toMatch(
      /preview: passes; removes nothing\n[\s\S]*- \*\*advisory\*\* HYG-001 /,
    );
    expect(of({ level: 'mandatory', unverified: true })).toMatch(/incomplete; removes nothing\n/);
    expect(previewMarkdown({ stacks: [], access: undefined, doubts: [], violations: [] })).toMatch(
      /no stack was previewed/,
    );
  });

  test('refuses too large a blast radius, and names it in SARIF', async () => {
    const removed = (steps: Step[]) =>
      steps.map((step) =>
        /ActionsEnvironmentVariable::/.test(step.urn) ? { ...step, op: 'delete', oldState: { inputs: {} } } : step,
      );
    const outcome = await report({ production: put('p.json', previewOf('production', removed)) });
    expect(outcome.code).toBe(1);
    expect(markdown()).toContain('### Removed');
    const { results } = sarif().runs[1];
    expect(results[0]).toMatchObject({ ruleId: 'removal', level: 'error' });
  });

  test.each<readonly [string, () => string, RegExp]>([
    ['cut off', () => put('d.json', previewOf('dev').slice(0, -40)), /cut off/],
    ['not there', () => 'artifacts/nowhere.json', /there is no such file/],
    ['of another stack', () => put('d.json', previewOf('staging')), /is of staging|outside the plan|of the stack/],
    ['empty', () => put('d.json', '{"steps":[],"changeSummary":{}}'), /names no stack/],
    [
      'a failed one',
      () =>
        put(
          'd.json',
          JSON.stringify({
            ...JSON.parse(previewOf('dev')),
            diagnostics: [{ severity: 'error', message: 'no token' }],
          }),
        ),
      /the preview failed: no token/,
    ],
  ])('never passes on a preview that is %s, and still shows the others', async (_name, file, reason) => {
    const outcome = await report({ foundation: put('f.json', previewOf('foundation')), dev: file() });
    expect([1, 3]).toContain(outcome.code);
    expect(markdown()).toMatch(reason);
    expect(markdown()).toContain('| foundation | repository web |');
  });

  test('tells first who can let through more than before', async () => {
    const before: Registry = registryOfCheckout();
    const strict = before.tiers.map((tier) =>
      tier.id === 'production' ? { ...tier, approval: { ...tier.approval, quorum: 3 } } : tier,
    );
    put('before.json', JSON.stringify({ ...before, tiers: strict }));
    const outcome = await report({ dev: put('d.json', previewOf('dev')) }, '--before', 'artifacts/before.json');
    expect(outcome.code).toBe(0);
    expect(markdown()).toMatch(/### Who can let what through\n\n\*\*\d+ of these changes widen access\.\*\*/);
    expect(
      await report({ dev: put('d.json', previewOf('dev')) }, '--before', 'registry/deploy-surfaces.json'),
    ).toMatchObject({
      code: 0,
    });
    expect(markdown()).toContain('Nobody gains or loses access');
  });

  test('lets no name of the registry ping, open a tag or break a table', async () => {
    const hostile = (steps: Step[]) => [
      ...steps,
      {
        op: 'delete',
        urn: 'urn:pulumi:dev::causeway::github:index/repositoryEnvironment:RepositoryEnvironment::@acme/release | <img src=x>\n`x`',
      },
    ];
    await report({ dev: put('d.json', previewOf('dev', hostile)) });
    expect(markdown()).not.toMatch(/@acme|<img|`x`/);
    expect(markdown()).toContain('@<!-- -->acme/release \\| &lt;img src=x>');
  });

  test('asks for previews by stack, and refuses a stack that is none', async () => {
    expect(await causeway(folder, 'preview', 'report')).toMatchObject({ code: 3 });
    expect(await report({ moon: 'x.json' })).toMatchObject({ code: 2 });
    expect(await causeway(folder, 'preview', 'report', '--preview', 'dev')).toMatchObject({ code: 2 });
    const twice = await causeway(folder, 'preview', 'report', '--preview', 'dev=a', '--preview', 'dev=b');
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('is given twice') });
    expect(existsSync(join(folder, 'artifacts/report.md'))).toBe(false);
  });
});
