import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runHere } from '../../../demo/command';
import { Registry } from '../../../registry/schema';
import { generatedFiles } from '../../../workflows/generated-files';
import { NOW } from '../../support/registry/fixtures';
import { registryOfTwo } from '../../support/workflows/worlds';

// Both repositories have a merge queue on `main`. Its branch also requires a check that a hand-written workflow reports.
const two = registryOfTwo();
const lint = { id: 'lint', scope: 'repository', category: 'B', risk: 'x', severity: 'low', mode: 'blocking' };
const registry = Registry.parse({ ...two, checks: [...two.checks, { ...lint, context: 'lint' }] });
const own = (on: string) => `name: own
on: ${on}
permissions: {}
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - run: npm run lint
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  write('registry.json', JSON.stringify(registry));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function checked(key: string, on: string) {
  for (const { path, content } of generatedFiles(registry, key)) write(`checkout/${path}`, content);
  write('checkout/.github/workflows/own.yml', own(on));
  const words = ['workflows', 'check', 'checkout', '--registry', 'registry.json', '--repository', key, '--json'];
  const { code, stdout } = await runHere(words, { cwd: folder, startedAt: NOW });
  const { required } = JSON.parse(stdout) as { required: readonly Record<'branch' | 'context' | 'why', string>[] };
  return { code, why: required.find(({ branch, context }) => branch === 'main' && context === 'lint')?.why };
}

test.each(['web', 'services'])('a required check of %s that its queue never gets fails the check', async (key) => {
  expect(await checked(key, '[pull_request, merge_group]')).toMatchObject({ code: 0 });
  expect(await checked(key, 'pull_request')).toEqual({
    code: 1,
    why: expect.stringContaining('not reported to the merge queue, for want of "merge_group"'),
  });
});
