import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { run } from '../../cli/program';
import { contextOf, type Outcome } from '../command';

/** The client's message. */
interface Call {
  /** The client's own name. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

// The client is pure Bash: Node takes fifty milliseconds to start, and a story runs hundreds of commands. Where Linux
// shows a process its environment, Bash starts no other process. The client sends fields that end with NUL: its name,
// its folder, the number of arguments, the arguments, its environment, and an empty field. The server answers with a
// line that holds the exit code. Output and errors are in files beside the client.
const CLIENT = `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$CAUSEWAY_PORT"
printf '%s\\0' "\${0##*/}" "$PWD" "$#" "$@" >&3
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

/** The fields of a call; undefined until all have arrived. */
function callIn(text: string): Call | undefined {
  const fields = text.split('\0');
  const [name = '', cwd = '', count = ''] = fields;
  const args = fields.slice(3, 3 + Number(count));
  const rest = fields.slice(3 + Number(count));
  const end = rest.indexOf('');
  // The last field is the text after the last NUL. It is incomplete.
  if (fields.length < 4 || end < 0 || end === rest.length - 1) return undefined;
  const pairs = rest.slice(0, end).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return { name, args, env: Object.fromEntries(pairs) as Record<string, string>, cwd };
}

/** Reads a call from a connection that stays open for the answer. Throws when the connection ends early. */
async function callOn(connection: Socket): Promise<Call> {
  let text = '';
  for await (const part of connection.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += part as string;
    const call = callIn(text);
    if (call !== undefined) return call;
  }
  throw new Error('a step ended before it had said what to run');
}

/** Behaves like a separate process: a command that crashes keeps its output so far and ends with a stack trace. */
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

/** Runs the engine as a child of this process, so that it can attach to processes that already run. */
function engineAnswer({ args, env, cwd }: Call, connection: Socket): Promise<Outcome> {
  return new Promise((settle, reject) => {
    const child = spawn('pulumi', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (part: string) => {
        text[stream] += part;
      });
    }
    // The step was stopped.
    connection.once('close', () => child.kill());
    child.once('error', reject);
    child.once('close', (code) => settle({ code: code ?? 255, ...text }));
  });
}

/** The client's name for each command. */
const CLIENTS = { CAUSEWAY_COMMAND: 'causeway-client', CAUSEWAY_ENGINE: 'pulumi-client' } as const;

/** `causeway` and the engine for the steps of played workflows, run in this process. */
export interface CausewayHere {
  /** The address of the client and of its server. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * Runs the commands of steps in this process. A story runs a hundred of them, and each separate process would load
 * everything again. Steps see no difference in arguments, environment, folder, output or exit code.
 */
export async function causewayHere(folder: string): Promise<CausewayHere> {
  for (const name of Object.values(CLIENTS)) {
    writeFileSync(join(folder, name), CLIENT);
    chmodSync(join(folder, name), 0o700);
  }
  let answers = 0;
  const serve = async (connection: Socket): Promise<void> => {
    const call = await callOn(connection);
    const { code, stdout, stderr } = await (call.name === CLIENTS.CAUSEWAY_ENGINE
      ? engineAnswer(call, connection)
      : answer(call));
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
    environment: {
      ...Object.fromEntries(Object.entries(CLIENTS).map(([variable, name]) => [variable, join(folder, name)])),
      CAUSEWAY_PORT: String((server.address() as AddressInfo).port),
    },
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}
