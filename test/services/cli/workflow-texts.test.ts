import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutWorkflowTexts, workflowTexts } from '../../../cli/input/workflow-texts';
import { readChecked } from '../../../policy/workflows';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workflow-texts-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a checkout without workflows has none', () => {
  expect(workflowTexts(root, 'here').size).toBe(0);
  expect(readChecked(root)).toEqual({ workflows: [], setUpAction: undefined });
});

test.each([
  ['.github is a file', () => writeFileSync(join(root, '.github'), '')],
  [
    'the folder of workflows is a file',
    () => {
      mkdirSync(join(root, '.github'));
      writeFileSync(join(root, '.github/workflows'), '');
    },
  ],
  ['a workflow is a folder', () => mkdirSync(join(root, '.github/workflows/release.yml'), { recursive: true })],
  [
    'the shared action is a folder',
    () => mkdirSync(join(root, '.github/actions/causeway/action.yml'), { recursive: true }),
  ],
])('a checkout whose workflows cannot be read has no answer: %s', (_what, make) => {
  make();
  expect(() => workflowTexts(root, 'here')).toThrow(/cannot be read/);
  expect(() => readChecked(root)).toThrow();
});

test('a checkout that is not there is not one without workflows, except where they are built', () => {
  expect(() => checkoutWorkflowTexts(join(root, 'nowhere'), 'nowhere')).toThrow(/there is no such folder/);
  expect(workflowTexts(join(root, 'nowhere'), 'nowhere').size).toBe(0);
});

test('a workflow with its ending in capitals is read, too', () => {
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  writeFileSync(join(root, '.github/workflows/X.YML'), 'on: push\n');
  expect([...workflowTexts(root, 'here').keys()]).toEqual(['.github/workflows/X.YML']);
  expect(readChecked(root).workflows.map(({ path }) => path)).toEqual(['.github/workflows/X.YML']);
});

test('a link is what git keeps of it, and a linked folder has no answer', () => {
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  writeFileSync(join(root, 'elsewhere.yml'), 'on: push\n');
  symlinkSync('../../elsewhere.yml', join(root, '.github/workflows/x.yml'));
  expect([...workflowTexts(root, 'here')]).toEqual([['.github/workflows/x.yml', '../../elsewhere.yml']]);
  for (const folder of ['.github/workflows', '.github']) {
    rmSync(join(root, '.github'), { recursive: true, force: true });
    mkdirSync(join(root, 'other/workflows'), { recursive: true });
    mkdirSync(join(root, folder, '..'), { recursive: true });
    symlinkSync(join(root, 'other'), join(root, folder));
    expect(() => workflowTexts(root, 'here')).toThrow(/the folder is a link/);
  }
});
