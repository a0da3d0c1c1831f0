import { spawnSync } from 'node:child_process';
import path from 'node:path';

const cwd = path.join(__dirname, '..', '..', '..');

test('one file of a kind runs by itself, and the last line counts its tests', () => {
  const args = ['run', '--silent', 'test:unit', '--', 'test/unit/registry/github-name.test.ts'];
  const { status, stdout } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([
    0,
    expect.stringMatching(/^[1-9]\d* passed, 0 failed$/),
  ]);
});
