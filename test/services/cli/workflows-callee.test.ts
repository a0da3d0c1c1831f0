import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runHere } from '../../../demo/command';
import { shopRegistry } from '../../../demo/stage/shop-registry';
import type { NewFile } from '../../../registry/template';
import { workflowFiles } from '../../../workflows/workflow-files';
import { NOW } from '../../support/registry/fixtures';

const COMMIT = 'c'.repeat(40);
const call = { repository: 'acme/causeway', commit: COMMIT };
const registry = shopRegistry();
for (const entry of registry.trust?.entries ?? []) {
  if (entry.kind !== 'sigstore') continue;
  const file = entry.signerWorkflow.replace('acme/storefront', 'acme/causeway');
  Object.assign(entry, { signerWorkflow: file, signerDigests: [COMMIT] });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callee-'));
  writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry));
  write('caller', workflowFiles(registry, 'web', { call }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(root: string, files: readonly NewFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, root, path)), { recursive: true });
    writeFileSync(join(folder, root, path), content);
  }
}

async function checked() {
  const words = ['workflows', 'check', 'caller', '--registry', 'registry.json', '--callee', 'acme/causeway=callee'];
  const { code, stdout } = await runHere(words, { cwd: folder, startedAt: NOW });
  return { code, foreign: stdout.split('\n').filter((line) => line.startsWith('foreign')) };
}

test('a caller of what this registry generates is current', async () => {
  write('callee', workflowFiles(registry, 'web'));
  expect((await checked()).foreign).toEqual([]);
});

test('a caller of what another registry generates is refused', async () => {
  const other = { ...registry, organization: { ...registry.organization, login: 'evil' } };
  write('callee', workflowFiles(other, 'web'));
  const { code, foreign } = await checked();
  expect(code).toBe(1);
  expect(foreign.length).toBeGreaterThan(5);
  expect(foreign[0]).toMatch(
    /calls acme\/causeway\/.*\.yml, which is generated from the registry of evil\/storefront$/,
  );
});
