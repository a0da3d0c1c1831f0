import { run } from '../../../cli/program';
import { NOW } from '../registry/fixtures';

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
