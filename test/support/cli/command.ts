import { type Outcome, runHere } from '../../../demo/command';
import { NOW } from '../registry/fixtures';

export type { Outcome };

/** Runs a command in a folder, in this process, at the tests' evaluation time and without variables. */
export function causeway(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runHere(args, { cwd, startedAt: NOW });
}
