import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../delivery/monitor/watch';

/** Answers one request; `count` is the number of earlier requests to this path. */
export type Answer = (response: ServerResponse, path: string, count: number) => void;

/** A real server on 127.0.0.1. */
export interface LocalServer {
  readonly url: string;
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a server that gives these answers. */
export async function serve(answer: Answer): Promise<LocalServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const count = requests.filter((each) => each === path).length;
    requests.push(path);
    answer(response, path, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A clock that only sleeping moves. */
export function virtualClock(from = Date.parse('2026-11-21T12:00:00Z')): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let time = from;
  return {
    slept,
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}
