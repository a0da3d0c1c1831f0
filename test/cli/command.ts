import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../cli/program';
import { NOW, ROOT } from '../registry/fixtures';

/** What a command did. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a folder within this process: the same code but for the process around it, and fast. */
export async function causeway(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const printed: string[] = [];
  const warned: string[] = [];
  let code = 0;
  await run(args, {
    print: (text) => printed.push(`${text}\n`),
    warn: (text) => warned.push(`${text}\n`),
    progress: () => undefined,
    ask: undefined,
    env: {},
    cwd,
    startedAt: NOW,
    exit: (value) => {
      code = value;
    },
  });
  return { code, stdout: printed.join(''), stderr: warned.join('') };
}

/** Runs the real command, in a process of its own. */
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
