import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/registry/fixtures';

const causeway = (...args: readonly string[]) =>
  execFileSync(process.execPath, [join(ROOT, 'bin', 'causeway.js'), ...args], { cwd: ROOT, encoding: 'utf8' });

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('has a script for %s that asks this command', (shell) => {
    expect(causeway('completion', shell)).toContain('causeway complete --');
  });

  it('can be sourced twice in bash', () => {
    const script = causeway('completion', 'bash');
    const lines = 'eval "$1" && eval "$1" && complete -p causeway';
    const { status, stdout, stderr } = spawnSync('bash', ['-c', lines, 'bash', script], { encoding: 'utf8' });
    expect([status, stdout.trim(), stderr]).toEqual([0, 'complete -F __causeway_complete causeway', '']);
  });

  it('knows the commands below a command, and their options', () => {
    expect(causeway('complete', '--', 'live', '')).toMatch(/^verify\t/m);
    expect(causeway('complete', '--', 'live', 'verify', '--')).toMatch(/^--tier\t/m);
  });
});
