import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../../demo/command';
import { causeway } from '../../support/cli/command';
import { NOW } from '../../support/registry/fixtures';

const ANSWERS = ['--organization', 'globex', '--repository', 'web', '--owner', 'team:leads', '--plan', 'enterprise'];
let folder = '';

const emulator = (...command: readonly string[]) =>
  runHere(['emulator', '--state', join(folder, 'emulated'), '--', ...command], {
    cwd: join(folder, 'web'),
    startedAt: NOW,
    env: { PATH: process.env['PATH'] },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  mkdirSync(join(folder, 'web'));
  expect(await causeway(join(folder, 'web'), 'init', ...ANSWERS)).toMatchObject({ code: 0 });
  // The stacks exist, so that no engine is needed.
  const stacks = join(folder, 'emulated', 'state', '.pulumi', 'stacks', 'causeway');
  mkdirSync(stacks, { recursive: true });
  for (const stack of ['foundation', 'dev', 'staging', 'production'])
    writeFileSync(join(stacks, `${stack}.json`), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('causeway emulator', () => {
  it.each([
    ['exit 0', 0],
    ['exit 1', 1],
    ['exit 3', 3],
    ['exit 127', 127],
    ['exit 255', 255],
    ['kill -TERM $$', 143],
  ])('ends with the exit code of its command: %s', async (line, code) => {
    expect(await emulator('sh', '-c', line)).toMatchObject({ code, stderr: '' });
  });

  it('ends with 3 where the command does not exist', async () => {
    expect(await emulator('no-such-command')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('there is no command "no-such-command"'),
    });
  });
});
