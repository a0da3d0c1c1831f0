import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { Context } from '../../cli/context';
import { run } from '../../cli/program';

/** What the client sends: one JSON document. */
interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** What it is answered. */
interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

// Plain JavaScript, so that a step waits for nothing but Node.
const CLIENT = `
const socket = require('node:net').connect(process.env.CAUSEWAY_SOCKET);
socket.end(JSON.stringify({ args: process.argv.slice(2), env: process.env, cwd: process.cwd() }));
require('node:stream/consumers').json(socket).then(({ stdout, stderr, code }) => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
`;

async function answer({ args, env, cwd }: Call): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  let code = 0;
  const context: Context = {
    ...{ print: (text) => out.push(`${text}\n`), warn: (text) => err.push(`${text}\n`), progress: () => undefined },
    ...{ ask: undefined, env, cwd, startedAt: new Date(), exit: (value) => (code = value) },
  };
  try {
    await run(args, context);
  } catch (error) {
    err.push(`${(error as Error).stack}\n`);
    code = 70;
  }
  return { stdout: out.join(''), stderr: err.join(''), code };
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
  const client = join(folder, 'causeway-client.js');
  const socket = join(folder, 'causeway.sock');
  writeFileSync(client, CLIENT);
  chmodSync(client, 0o700);
  const serve = async (connection: Socket): Promise<void> => {
    const call = JSON.parse(await readAll(connection)) as Call;
    connection.end(JSON.stringify(await answer(call)));
  };
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    serve(connection).catch((error: unknown) => connection.destroy(error as Error));
  });
  await new Promise<void>((settle) => server.listen(socket, settle));
  return {
    environment: { CAUSEWAY_COMMAND: client, CAUSEWAY_SOCKET: socket },
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}
