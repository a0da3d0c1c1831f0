import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  writeFileSync(join(folder, 'emulated', '.causeway-emulator'), '');
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

  it.each([
    ['a project of somebody', 'project/precious.txt', 'mine'],
    ['a state of somebody', 'state/precious.txt', 'mine'],
    ['a world of something else', 'world.json', '{"registry":"sha256:1","world":{}}'],
  ])('takes no folder with %s', async (_what, file, text) => {
    const own = mkdtempSync(join(folder, 'own-'));
    mkdirSync(join(own, file, '..'), { recursive: true });
    writeFileSync(join(own, file), text);
    const found = await runHere(['emulator', '--state', own, '--', 'true'], {
      cwd: join(folder, 'web'),
      startedAt: NOW,
      env: { PATH: process.env['PATH'] },
    });
    expect(found).toMatchObject({ code: 2, stderr: expect.stringContaining('the emulator did not make it') });
    expect([readFileSync(join(own, file), 'utf8'), existsSync(join(own, '.causeway-emulator'))]).toEqual([text, false]);
  });

  it.each(['', '{', 'null', '{"registry":1}'])('says that a kept world cannot be read: %s', async (text) => {
    const own = mkdtempSync(join(folder, 'kept-'));
    writeFileSync(join(own, '.causeway-emulator'), '');
    writeFileSync(join(own, 'world.json'), text);
    const found = await runHere(['emulator', '--state', own, '--', 'true'], {
      cwd: join(folder, 'web'),
      startedAt: NOW,
      env: { PATH: process.env['PATH'] },
    });
    expect(found).toMatchObject({ code: 2, stderr: expect.stringContaining('the kept world cannot be read') });
  });
});
