import { Readable } from 'node:stream';
import { run } from '../../../../cli/program';
import type { Outcome } from '../../cli/command';

/** Where and when a command is typed, and what it finds. */
export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly at: Date;
  /** What a person answers to each question; undefined: nobody is there. */
  readonly answer?: string;
  /** What a command that reads its stdin finds there. */
  readonly input?: string;
}

async function withStdin<T>(input: string | undefined, act: () => Promise<T>): Promise<T> {
  if (input === undefined) return act();
  const own = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    return await act();
  } finally {
    if (own) Object.defineProperty(process, 'stdin', own);
    else Reflect.deleteProperty(process, 'stdin');
  }
}

/** Runs a command in this process. */
export async function typed(args: readonly string[], { cwd, env, at, answer, input }: Place): Promise<Outcome> {
  const [printed, warned]: [string[], string[]] = [[], []];
  let code = 0;
  const context = {
    ...{ print: (text: string) => printed.push(`${text}\n`), warn: (text: string) => warned.push(`${text}\n`) },
    ...{ progress: () => undefined, ask: answer === undefined ? undefined : async () => answer },
    ...{ env, cwd, startedAt: at },
    exit: (value: number) => {
      code = value;
    },
  };
  await withStdin(input, () => run(args, context));
  return { code, stdout: printed.join(''), stderr: warned.join('') };
}
