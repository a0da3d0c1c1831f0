import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callerText, governedText, isCallable, isForOthers } from '../../../delivery/templates/caller-workflow';
import { surfaceChecks } from '../../../delivery/templates/surface-checks';
import { loadRegistry } from '../../../registry/load';
import { lintWorkflows } from '../../../toolchain/lint-workflows';
import { NOW, ROOT } from '../../support/registry/fixtures';
import { workflowFiles } from '../../support/workflows/files';

const right = `name: x
on: push
permissions: {}
jobs:
  x:
    name: x
    runs-on: ubuntu-24.04
    permissions: {}
    steps:
      - run: echo
`;

describe('actionlint and zizmor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-lint-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const found = (name: string, text: string) => {
    const root = join(folder, name);
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
    writeFileSync(join(root, '.github/zizmor.yml'), 'rules: {}\n');
    writeFileSync(join(root, '.github/workflows/x.yml'), text);
    return lintWorkflows(root);
  };

  // Each may have to be built or installed once on this machine.
  test('find nothing in the workflows of this repository', async () => {
    expect(await lintWorkflows(ROOT)).toBe(true);
  }, 300_000);

  test('find a job that cannot run, and one that could be made to run something else', async () => {
    expect(await found('right', right)).toBe(true);
    expect(await found('wrong', right.replace('runs-on: ubuntu-24.04', 'runs_on: ubuntu-24.04'))).toBe(false);
    const injected = right.replace('run: echo', `run: echo "\${{ github.event.head_commit.message }}"`);
    expect(await found('unsafe', injected)).toBe(false);
  }, 60_000);

  test('find nothing in the workflow of the surfaces, in whichever repository it is', async () => {
    const name = 'registry/deploy-surfaces.json';
    const { registry } = loadRegistry(join(ROOT, name), { now: NOW, name });
    const all = Object.keys(registry.repositories).map((key) => [key, surfaceChecks(registry, key)?.content] as const);
    expect(all.length).toBeGreaterThan(1);
    for (const [key, text] of all) expect([key, await found(`surfaces-${key}`, text ?? '')]).toEqual([key, true]);
  }, 60_000);

  test('find nothing in the workflows that only call those of this repository', async () => {
    const place = { repository: 'acme/causeway', commit: 'a'.repeat(40) };
    const all = workflowFiles().filter(({ text }) => isCallable(text));
    expect(all.length).toBeGreaterThan(1);
    for (const { name, text } of all) {
      const caller = callerText(name.replace(/\.yml$/, ''), text, place);
      expect([name, await found(`calls-${name}`, caller)]).toEqual([name, true]);
    }
  }, 60_000);

  test('find nothing in what another repository than the governing one gets of them, copied or called', async () => {
    const place = { repository: 'acme/causeway', commit: 'a'.repeat(40), governing: 'storefront' };
    const all = workflowFiles().filter(({ text }) => isForOthers(text));
    expect(all.length).toBeGreaterThan(1);
    for (const { name, text } of all) {
      const own = name.replace(/\.yml$/, '');
      expect([name, await found(`copy-${name}`, governedText(own, text, 'storefront'))]).toEqual([name, true]);
      expect([name, await found(`call-${name}`, callerText(own, text, place))]).toEqual([name, true]);
    }
  }, 60_000);

  test('are no pass where there is nothing to read', async () => {
    mkdirSync(join(folder, 'empty/.github/workflows'), { recursive: true });
    await expect(lintWorkflows(join(folder, 'empty'))).rejects.toThrow('there is no workflow');
  });
});
