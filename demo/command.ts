import { clockFrom } from '../cli/clock';
import type { Context } from '../cli/context';
import { run } from '../cli/program';

/** What a command did: its exit code, and everything that it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and when a command runs; what is left out is nothing: no variables, nobody to ask, silent progress. */
export interface Place {
  readonly cwd: string;
  readonly startedAt: Date;
  readonly env?: Context['env'];
  readonly ask?: Context['ask'];
  readonly progress?: Context['progress'];
  /** Whether the command's clock runs ahead by what its pauses saved; default: no. For scenes whose services' clocks stand still. */
  readonly isAhead?: boolean;
}

/** How many times faster pauses pass than they say: what is waited for here takes no more than a moment. */
const PACE = 20;

/** A context that keeps what is printed, and what a command did in it so far. */
export function contextOf(place: Place): { readonly context: Context; readonly outcome: () => Outcome } {
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
  };
  return { context, outcome: () => ({ code, stdout, stderr }) };
}

/**
 * Runs a `causeway` command in this process: the same code as in one of its own, without the time that loading it takes.
 * Rejects where the command's process would end with a stack trace.
 */
export async function runHere(args: readonly string[], place: Place): Promise<Outcome> {
  const { context, outcome } = contextOf(place);
  await run(args, context);
  return outcome();
}
