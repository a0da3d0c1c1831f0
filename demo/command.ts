import { clockFrom } from '../cli/clock';
import type { Context } from '../cli/context';
import { run } from '../cli/program';
import { rememberSignatures } from '../evidence/verification/remembered-signature';

/** The result of a command: its exit code and everything that it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and when a command runs. The defaults are empty: no variables, no prompts, no progress output. */
export interface Place {
  readonly cwd: string;
  readonly startedAt: Date;
  readonly env?: Context['env'];
  readonly ask?: Context['ask'];
  readonly progress?: Context['progress'];
  /**
   * Whether the command's clock advances by the time that its shortened pauses saved; default: no. For scenes whose
   * services' clocks do not move.
   */
  readonly isAhead?: boolean;
  /** Whether the command verifies every signature itself, as in a process of its own; default: no. */
  readonly isAlone?: boolean;
}

/** Pauses pass this many times faster than real time, so a pause takes no more than a moment here. */
const PACE = 20;

/** A context that records the output, and the outcome of the command so far. */
export function contextOf(place: Place): { readonly context: Context; readonly outcome: () => Outcome } {
  rememberSignatures(place.isAlone !== true);
  let [code, stdout, stderr] = [0, '', ''];
  const context: Context = {
    cwd: place.cwd,
    startedAt: place.startedAt,
    clock: (from) => clockFrom(from, { factor: PACE, isAhead: place.isAhead ?? false }),
    env: place.env ?? {},
    ask: place.ask,
    progress: place.progress ?? (() => undefined),
    handOver: () => undefined,
    print: (text) => {
      stdout += `${text}\n`;
    },
    warn: (text) => {
      stderr += `${text}\n`;
    },
    exit: (value) => {
      code = value;
    },
    exitAs: (value) => {
      code = value;
    },
  };
  return { context, outcome: () => ({ code, stdout, stderr }) };
}

/**
 * Runs a `causeway` command in this process. The code is the same as in a process of its own, without the loading time.
 * Rejects where that process would end with a stack trace.
 */
export async function runHere(args: readonly string[], place: Place): Promise<Outcome> {
  const { context, outcome } = contextOf(place);
  await run(args, context);
  return outcome();
}
