import { chmodSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { run } from '../../cli/program';
import { contextOf, type Outcome } from '../command';

/** What the client sends. */
interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

// Bash alone, because Node takes fifty milliseconds to start and a story runs hundreds of commands; and where Linux shows a
// process its environment, no process beside it. The client sends fields that end with NUL: its folder, the number of
// arguments, the arguments, its environment, and an empty field. The server answers with a line that holds the exit code;
// output and errors are in files beside the client.
const CLIENT = `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$CAUSEWAY_PORT"
printf '%s\\0' "$PWD" "$#" "$@" >&3
if mapfile -d '' own 2>/dev/null </proc/self/environ
then printf '%s\\0' "\${own[@]}" '' >&3
else { env -0; printf '\\0'; } >&3
fi
read -r code answer <&3 || exit 70
show() { local text; IFS= read -r -d '' text <"$1"; printf '%s' "$text"; }
[ ! -s "$answer.stdout" ] || show "$answer.stdout"
[ ! -s "$answer.stderr" ] || show "$answer.stderr" >&2
exit "$code"
`;

/** The fields of a call, once all have arrived; undefined while some are missing. */
function callIn(text: string): Call | undefined {
  const fields = text.split('\0');
  const [cwd = '', count = ''] = fields;
  const args = fields.slice(2, 2 + Number(count));
  const rest = fields.slice(2 + Number(count));
  const end = rest.indexOf('');
  // The last field is what follows the last NUL: it has not arrived as a whole.
  if (fields.length < 3 || end < 0 || end === rest.length - 1) return undefined;
  const pairs = rest.slice(0, end).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return { args, env: Object.fromEntries(pairs) as Record<string, string>, cwd };
}

/** Reads a call from a connection that stays open for the answer. Throws when the connection ends before. */
async function callOn(connection: Socket): Promise<Call> {
  let text = '';
  for await (const part of connection.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += part as string;
    const call = callIn(text);
    if (call !== undefined) return call;
  }
  throw new Error('a step ended before it had said what to run');
}

/** Does what a process of its own would: one that breaks off has said what it said until then, and ends with a stack. */
async function answer({ args, env, cwd }: Call): Promise<Outcome> {
  const { context, outcome } = contextOf({ cwd, env, startedAt: new Date() });
  try {
    await run(args, context);
    return outcome();
  } catch (error) {
    const { stdout, stderr } = outcome();
    return { code: 70, stdout, stderr: `${stderr}${(error as Error).stack}\n` };
  }
}

/** `causeway` for the steps of played workflows, run in this process. */
export interface CausewayHere {
  /** Says where the client is, and where it is answered. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * Answers commands of steps in this process: a story runs a hundred of them, and each process of its own would load all
 * of it anew. Steps see no difference: arguments, environment, folder, output and exit code are theirs.
 */
export async function causewayHere(folder: string): Promise<CausewayHere> {
  const client = join(folder, 'causeway-client');
  writeFileSync(client, CLIENT);
  chmodSync(client, 0o700);
  let answers = 0;
  const serve = async (connection: Socket): Promise<void> => {
    const { code, stdout, stderr } = await answer(await callOn(connection));
    answers += 1;
    const place = join(folder, `causeway-answer-${answers}`);
    writeFileSync(`${place}.stdout`, stdout);
    writeFileSync(`${place}.stderr`, stderr);
    connection.end(`${code} ${place}\n`);
  };
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    serve(connection).catch((error: unknown) => connection.destroy(error as Error));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    environment: { CAUSEWAY_COMMAND: client, CAUSEWAY_PORT: String((server.address() as AddressInfo).port) },
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}
