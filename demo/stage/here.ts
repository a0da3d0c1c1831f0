import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { run } from '../../cli/program';
import { contextOf, type Outcome } from '../command';

/** What the client sends: one JSON document. */
interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
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
