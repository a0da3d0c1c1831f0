import { run } from '../../../cli/program';
import type { Outcome } from '../../support/cli/command';

/** Runs a command in a folder with an environment, at the present: what is signed now is not of the future. */
export async function causewayIn(
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Outcome> {
  const printed: string[] = [];
  const warned: string[] = [];
  let code = 0;
  await run(args, {
    print: (text) => printed.push(`${text}\n`),
    warn: (text) => warned.push(`${text}\n`),
    progress: () => undefined,
    ask: undefined,
    env,
    cwd,
    startedAt: new Date(),
    exit: (value) => {
      code = value;
    },
  });
  return { code, stdout: printed.join(''), stderr: warned.join('') };
}
