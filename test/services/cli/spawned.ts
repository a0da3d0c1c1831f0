import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from '../../support/cli/command';
import { ROOT } from '../../support/registry/fixtures';

/** Runs the real command in a separate process. */
export function spawned(cwd: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/causeway.js'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
    input: '',
    maxBuffer: 50_000_000,
  });
  return { code: status, stdout, stderr };
}
