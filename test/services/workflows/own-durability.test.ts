import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCENARIOS } from '../../../gate/facts/durability-evidence';
import { judgeDurability } from '../../../gate/run/durability';
import { version } from '../../../package.json';
import { causeway } from '../../support/cli/command';
import { TestRepository } from '../../support/delivery/repository';
import { NOW, ROOT } from '../../support/registry/fixtures';
import { stepsOf, workflowFiles } from '../../support/workflows/files';

const steps = stepsOf(workflowFiles().find(({ name }) => name === 'ci-repo-quality.yml')!);
const at = steps.findIndex(({ run }) => run?.startsWith('node_modules/.bin/causeway durability run '));
const words = (steps[at]?.run ?? '').trim().split(/\s+/).slice(1);
const out = words[words.indexOf('--out') + 1] ?? '';

describe('the durability evidence of this repository’s CI', () => {
  let folder = '';
  let commit = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-durability-'));
    cpSync(join(ROOT, 'test/fixtures/gate-run'), join(folder, 'test/fixtures/gate-run'), { recursive: true });
    commit = new TestRepository(folder).write({ '.gitignore': 'artifacts/\n', 'a.ts': '1' }).commit();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const judged = (of: string) => judgeDurability(readFileSync(join(folder, out)), { commit: of, version, now: NOW });

  test('is written at the commit that ran, by the step as it stands, and counts for that commit alone', async () => {
    expect(await causeway(folder, ...words)).toMatchObject({ code: 0, stderr: '' });
    const evidence = JSON.parse(readFileSync(join(folder, out), 'utf8'));
    expect(evidence.scenarios.map(({ id }: { id: string }) => id)).toEqual(SCENARIOS);
    expect(evidence.commit).toBe(commit);
    expect(judged(commit).map(({ status }) => status)).toEqual(['pass', ...SCENARIOS.map(() => 'pass')]);
    expect(judged('1'.repeat(40))[0]).toMatchObject({ name: 'durability/bound', status: 'missing' });
  });

  test('is not written of a tree that differs from its commit', async () => {
    new TestRepository(folder).write({ 'a.ts': '2' });
    expect(await causeway(folder, ...words)).toMatchObject({ code: 2, stderr: expect.stringContaining('differs') });
  });

  test('is kept by the run, whatever came of it, and a run without it fails', () => {
    expect(steps[at + 1]).toMatchObject({
      if: 'always()',
      uses: expect.stringMatching(/^actions\/upload-artifact@/),
      with: { path: out, 'if-no-files-found': 'error' },
    });
  });
});
