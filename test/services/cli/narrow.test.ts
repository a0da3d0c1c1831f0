import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitTables } from '../../../cli/print/tables';
import { causeway } from '../../support/cli/command';
import { ROOT } from '../../support/registry/fixtures';

/** A word that nobody can break, or a command that people copy. */
const WHOLE = /^(?:[│ ]*\S+|(?:causeway|gh|git|npm|pulumi|curl|export) [^;]*)$/;

let folder = '';
const open = () => join(folder, 'open.json');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narrow-'));
  const registry = JSON.parse(readFileSync(join(ROOT, 'registry/deploy-surfaces.json'), 'utf8'));
  for (const repository of Object.values<{ workflowPermissions?: string }>(registry.repositories))
    repository.workflowPermissions = 'write';
  registry.governance.waiverApprovers = ['user:octocat'];
  writeFileSync(open(), JSON.stringify(registry));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => fitTables(undefined));

/** Every command that prints a table or a text for people, without a service. */
const COMMANDS: readonly (readonly [words: string, code: number])[] = [
  ['registry explain storefront', 0],
  ['registry check', 0],
  ['plan --foundation', 0],
  ['plan --tier production', 0],
  ['partitions', 0],
  ['parity', 0],
  ['access graph', 0],
  ['access diff registry/deploy-surfaces.json OPEN', 1],
  ['policy list', 0],
  ['policy check --on registry --registry OPEN', 1],
  ['secrets due', 1],
  ['readiness status', 1],
  ['doctor', 1],
];

describe.each([60, 80])('on a terminal of %d columns', (width) => {
  test.each(COMMANDS)('causeway %s has no line that is wider, unless nobody can break it', async (words, code) => {
    fitTables(width);
    const { stdout, code: found } = await causeway(ROOT, ...words.replace('OPEN', open()).split(' '));
    expect(found).toBe(code);
    const wide = stdout.split('\n').filter((line) => line.length > width);
    // A record's value may be one word that is longer than the room.
    const broken = wide.filter((line) => !WHOLE.test(line.replace(/^(?: +|[a-z ]+? {2,})/, '')));
    expect(broken).toEqual([]);
  });
});

test('every table of a command fits the terminal: only one file draws tables', () => {
  const rooms = ['cli', 'policy', 'gate', 'delivery', 'documents', 'live', 'registry'];
  const drawing = rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${room}/${path}`)
      .filter((path) => readFileSync(join(ROOT, path), 'utf8').includes("from 'cli-table3'")),
  );
  expect(drawing).toEqual(['cli/print/tables.ts']);
});
