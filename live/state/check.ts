import { z } from 'zod';
import type { Registry } from '../../registry/schema';
import type { State } from '../../registry/schema/state';
import { runPulumi } from '../drift/pulumi';
import { secretScrubber } from '../drift/scrub';
import { isJob, missingLogins } from './logins';
import { stackFileFlaw } from './stack-file';

/** The question about a state's place. */
export interface StateQuestion {
  /** The Pulumi project's folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The stack that must exist; undefined: an answer of the backend is enough. */
  readonly stack?: string | undefined;
}

/** The reason why the state is not where the registry says (`no`), or could not be looked at (`unknown`). */
export interface StateFlaw {
  readonly verdict: 'no' | 'unknown';
  readonly what: string;
}

const TIMEOUT_MS = 120_000;
const Stacks = z.array(z.looseObject({ name: z.string() }));

const unknown = (what: string): StateFlaw => ({ verdict: 'unknown', what });
const no = (what: string): StateFlaw => ({ verdict: 'no', what });

// The flaws that show before the engine runs: a cloud's library would look for other credentials, and wait for them.
function standingFlaws(state: State, { env }: StateQuestion): readonly StateFlaw[] {
  const told = env['PULUMI_BACKEND_URL'];
  if (told !== undefined && told !== '' && told !== state.url) {
    return [no(`PULUMI_BACKEND_URL is ${told}, and the registry says ${state.url}`)];
  }
  if (!isJob(env)) return [];
  if (state.backend === 'file') {
    return [unknown(`${state.url} is on this runner, and gone when the job ends: a file backend is for a trial`)];
  }
  return missingLogins(state, env).map(unknown);
}

async function stacksIn(state: State, { folder, env }: StateQuestion): Promise<readonly string[] | StateFlaw> {
  const run = { folder, env: { ...env, PULUMI_BACKEND_URL: state.url }, timeoutMs: TIMEOUT_MS };
  const { code, stdout, stderr, failure } = await runPulumi(['stack', 'ls', '--json', '--non-interactive'], run);
  if (code !== 0) {
    const said = secretScrubber(env)(failure ?? `${stderr}\n${stdout}`.trim());
    return unknown(`the engine cannot read ${state.url}: ${said || `it ended with ${code}`}`);
  }
  try {
    return Stacks.parse(JSON.parse(stdout)).map(({ name }) => name);
  } catch {
    return unknown(`the engine gave an unexpected answer about ${state.url}`);
  }
}

/**
 * Whether the engine finds the stacks' state in the registry's place, with the job's credentials. Empty = it does.
 * Reads only.
 */
export async function stateFlaws({ state }: Registry, question: StateQuestion): Promise<readonly StateFlaw[]> {
  if (state === undefined) return [unknown('the registry does not say where the state is kept: state')];
  const early = standingFlaws(state, question);
  if (early.length > 0) return early;
  const stacks = await stacksIn(state, question);
  if (!Array.isArray(stacks)) return [stacks as StateFlaw];
  const { stack, folder } = question;
  if (stack === undefined) return [];
  // Pulumi Cloud puts the organization before the name.
  const isThere = (stacks as readonly string[]).some((name) => name === stack || name.endsWith(`/${stack}`));
  const flaw = stackFileFlaw(state, stack, folder);
  return [
    ...(isThere ? [] : [no(`there is no stack ${stack} in ${state.url}: it was never made, or this is another state`)]),
    ...(flaw === undefined ? [] : [no(flaw)]),
  ];
}
