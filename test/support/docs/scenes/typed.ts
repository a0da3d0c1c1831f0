import { Readable } from 'node:stream';
import { type Outcome, runHere } from '../../../../demo/command';

/** Where and when a command runs, and its inputs. */
export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly at: Date;
  /** A person's answer to each question; undefined: no person is present. */
  readonly answer?: string;
  /** The command's stdin. */
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
  const ask = answer === undefined ? undefined : async () => answer;
  return withStdin(input, () => runHere(args, { cwd, env, startedAt: at, ask }));
}
