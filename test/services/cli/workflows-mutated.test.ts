import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { causeway } from '../../support/cli/command';
import { ROOT } from '../../support/registry/fixtures';

let folder = '';
const at = (path: string) => join(folder, path);
const RELEASE = '.github/workflows/release.yml';
const LEAF = '.github/workflows/deploy.yml';
const ACTION = '.github/actions/causeway/action.yml';
const read = (path: string) => readFileSync(at(path), 'utf8');
const edit = (path: string, change: (text: string) => string) => writeFileSync(at(path), change(read(path)));
const check = () => causeway(folder, 'workflows', 'check');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutated-'));
  mkdirSync(at('registry'));
  cpSync(join(ROOT, 'registry/deploy-surfaces.json'), at('registry/deploy-surfaces.json'));
  cpSync(join(ROOT, '.github'), at('.github'), { recursive: true });
  expect((await check()).code).toBe(0);
  cpSync(at('.github'), at('kept'), { recursive: true });
});
afterEach(() => {
  rmSync(at('.github'), { recursive: true });
  cpSync(at('kept'), at('.github'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const MUTATIONS: readonly (readonly [what: string, path: string, mutate: () => void])[] = [
  ['is gone', RELEASE, () => rmSync(at(RELEASE))],
  ['has another name', RELEASE, () => renameSync(at(RELEASE), at('.github/workflows/release2.yml'))],
  ['has another ending', RELEASE, () => renameSync(at(RELEASE), at('.github/workflows/release.yaml'))],
  ['has its name in capitals', RELEASE, () => renameSync(at(RELEASE), at('.github/workflows/Release.yml'))],
  ['is there twice', 'copy.yml', () => cpSync(at(RELEASE), at('.github/workflows/copy.yml'))],
  ['is empty', RELEASE, () => writeFileSync(at(RELEASE), '')],
  ['has the line ends of Windows', RELEASE, () => edit(RELEASE, (text) => text.replaceAll('\n', '\r\n'))],
  ['begins with a byte order mark', RELEASE, () => edit(RELEASE, (text) => `\uFEFF${text}`)],
  ['ends without a line end', RELEASE, () => edit(RELEASE, (text) => text.trimEnd())],
  [
    'has a step more',
    RELEASE,
    () => edit(RELEASE, (text) => text.replace(/^( +)- uses: /m, '$1- run: env\n$1- uses: ')),
  ],
  ['has a value changed', RELEASE, () => edit(RELEASE, (text) => text.replace(/timeout-minutes: \d/, '$&1'))],
  ['may do more', RELEASE, () => edit(RELEASE, (text) => text.replace('contents: read', 'contents: write'))],
  [
    'has another shell by default',
    RELEASE,
    () => edit(RELEASE, (text) => text.replace(/^permissions: \{\}/m, 'defaults: { run: { shell: sh } }\n$&')),
  ],
  [
    'has one more trigger',
    RELEASE,
    () => edit(RELEASE, (text) => text.replace(/^on:$/m, 'on:\n  repository_dispatch:')),
  ],
  [
    'has one more job',
    RELEASE,
    () => edit(RELEASE, (text) => `${text}  more: { runs-on: ubuntu-24.04, steps: [{ run: env }] }\n`),
  ],
  ['repeats another step', LEAF, () => edit(LEAF, (text) => text.replace(/- \*checkout$/m, '- *checkout-2'))],
  ['keeps one waiting run', LEAF, () => edit(LEAF, (text) => text.replace('queue: max', 'queue: single'))],
  ['has a carriage return after its mark', LEAF, () => edit(LEAF, (text) => text.replace('\n', '\r\n'))],
  ['is the action under its other name', ACTION, () => renameSync(at(ACTION), at(`${ACTION.slice(0, -3)}yaml`))],
  ['has its mark changed', RELEASE, () => edit(RELEASE, (text) => text.replace('acme/storefront', 'acme/other'))],
  ['lacks its mark', RELEASE, () => edit(RELEASE, (text) => text.replace(/^.*\n/, ''))],
  [
    'is a link to the same text',
    RELEASE,
    () => {
      renameSync(at(RELEASE), at('same.yml'));
      symlinkSync(at('same.yml'), at(RELEASE));
    },
  ],
  ['is the changed action', ACTION, () => edit(ACTION, (text) => text.replace('npm ci', 'npm install'))],
  ['is no action any more', ACTION, () => rmSync(at('.github/actions'), { recursive: true })],
];

test.each(MUTATIONS)('workflows check notices a generated file that %s', async (_what, path, mutate) => {
  mutate();
  const { code, stdout, stderr } = await check();
  // A file that GitHub's parser refuses ends the check with 2.
  expect([1, 2]).toContain(code);
  expect(`${stdout}${stderr}`).toContain(path);
});

test('workflows build writes through no link into somebody’s file', async () => {
  renameSync(at(RELEASE), at('mine.yml'));
  writeFileSync(at('mine.yml'), 'mine\n');
  symlinkSync(at('mine.yml'), at(RELEASE));
  expect(await causeway(folder, 'workflows', 'build')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('kept'),
  });
  expect([read('mine.yml'), lstatSync(at(RELEASE)).isSymbolicLink()]).toEqual(['mine\n', true]);
  rmSync(at('mine.yml'));
});
