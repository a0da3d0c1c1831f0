import { writeSync } from 'node:fs';
import type { Clock } from '../delivery/monitor/watch';
import { fileRefusal } from '../registry/written-file';
import { askOnTerminal } from './ask';
import { clockFrom } from './clock';
import { RunningLine } from './print/running-line';

/** Everything of the process that a command may use, so that tests can replace it. */
export interface Context {
  /** Writes to stdout, with a line break at the end. */
  readonly print: (text: string) => void;
  /** Writes to stderr, with a line break at the end. */
  readonly warn: (text: string) => void;
  /** Tells a person about progress; silent unless stderr is a terminal. */
  readonly progress: (text: string) => void;
  /**
   * Announces that another program writes to the terminal from now on, so that no progress appears between its lines.
   */
  readonly handOver: () => void;
  /** Asks a person; undefined when nobody can be asked. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The base of relative paths. */
  readonly cwd: string;
  /** The time at which the command started; read once. */
  readonly startedAt: Date;
  /** A clock that runs from a time, and a way to wait. */
  readonly clock: (from: Date) => Clock;
  /** Sets the exit code (docs/commands.md): 0 yes, 1 no, 2 bad input, 3 could not find out. */
  readonly exit: (code: 0 | 1 | 2 | 3) => void;
  /** Sets the exit code to that of another program, which this command ran for the person. */
  readonly exitAs: (code: number) => void;
}

/**
 * A device did not accept the command's output: warns once and exits with 3, for every result. If the reader closed the
 * pipe (EPIPE), as `head` does, it had enough: the command prints nothing more and keeps its exit code. In both cases
 * the command runs to its end. The error can arrive after the command's last line.
 */
function tellOfLostOutput(): void {
  let lost: string | undefined;
  for (const [name, stream] of [
    ['stdout', process.stdout],
    ['stderr', process.stderr],
  ] as const) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (lost !== undefined || error.code === 'EPIPE') return;
      const why = fileRefusal(error)?.message ?? error.message;
      lost = `causeway: the output is incomplete: ${why}\n  at ${name}\n  allowed: a destination with room for all of it\n`;
    });
  }
  process.on('exit', () => {
    if (lost === undefined) return;
    process.exitCode = 3;
    try {
      writeSync(2, lost);
    } catch {
      // Nobody reads this either; the exit code reports the loss.
    }
  });
}

/** The context of the real process. */
export function processContext(): Context {
  const isTerminal = process.stderr.isTTY === true;
  const line = isTerminal ? new RunningLine(process.stderr) : undefined;
  process.once('exit', () => line?.end());
  tellOfLostOutput();
  const write = (stream: NodeJS.WriteStream) => (text: string) => {
    line?.clear();
    stream.write(`${text}\n`);
  };
  const ask = (question: string) => {
    line?.end();
    return askOnTerminal(question, { input: process.stdin, output: process.stderr });
  };
  return {
    print: write(process.stdout),
    warn: write(process.stderr),
    progress: (text) => line?.say(text),
    handOver: () => line?.end(),
    ask: isTerminal && process.stdin.isTTY === true ? ask : undefined,
    env: process.env,
    cwd: process.cwd(),
    startedAt: new Date(),
    clock: clockFrom,
    exit: (code) => {
      process.exitCode = code;
    },
    exitAs: (code) => {
      process.exitCode = code;
    },
  };
}
