import { type Outcome, runHere } from '../../../demo/command';

/** Runs a command in a folder with an environment, at the present time, so that nothing is signed in the future. */
export function causewayIn(
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Outcome> {
  return runHere(args, { cwd, env, startedAt: new Date() });
}
