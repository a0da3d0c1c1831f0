import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { directoryStore, storeBundle } from '../../../../delivery/bundle/store';
import { MARKER_PATH, markerBytes } from '../../../../delivery/targets/marker';
import { type RunPlace, runAt } from '../../../../emulator/github/actions/runs';
import type { Outcome } from '../../cli/command';
import { bundleOf } from '../targets/bundle';
import type { RollbackScene } from './scene';

/** A surface that its own workflow deploys: a server of its own, which visitors reach under the registry's address. */
export class LiveShop {
  readonly target: object;
  readonly where: { readonly provider: 'workflow'; readonly siteId: string; readonly url: string };
  readonly #digits = new Map<string, string>();
  #marker: Buffer | undefined;
  /** Whether nothing can be deployed: what is live stays. */
  isClosed = false;

  private constructor(
    private readonly server: Server,
    private readonly visit: typeof fetch,
    { surface, tier }: { readonly surface: string; readonly tier: string },
  ) {
    this.where = {
      ...{ provider: 'workflow', siteId: `.github/workflows/${surface}.yml`, url: `https://${surface}.acme.example` },
    };
    this.target = { kind: 'workflow', workflow: this.where.siteId, url: { [tier]: this.where.url } };
  }

  static async open(surface = 'shop', tier = 'production'): Promise<LiveShop> {
    const server = createServer((request, response) => {
      const marker = shop.#marker;
      if (marker && request.url === MARKER_PATH) response.end(marker);
      else if (marker && request.url === '/api/health') response.end('ok');
      else response.writeHead(404).end();
    });
    const shop = new LiveShop(server, globalThis.fetch, { surface, tier });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The registry takes https addresses only, and nobody has a certificate for this one.
    globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const address = shop.where.url;
      return url.startsWith(`${address}/`) ? shop.visit(url.replace(address, here), init) : shop.visit(input, init);
    };
    return shop;
  }

  /** What is live from now on. */
  serve(marker: Buffer): void {
    this.#marker = marker;
  }

  /** The digit of the release that is live. */
  published(): string | undefined {
    return this.#marker && this.digitOf(JSON.parse(this.#marker.toString('utf8')).bundleDigest);
  }

  digitOf(bundle: string): string | undefined {
    return this.#digits.get(bundle);
  }

  /** Puts the bundle of a release into a store, and gives its digest. */
  async store(digit: string, commit: string, folder: string): Promise<string> {
    const bundle = bundleOf({ 'index.html': digit, 'api/health': 'ok' }, { commit });
    await storeBundle(directoryStore(folder), bundle);
    this.#digits.set(bundle.digest, digit);
    return bundle.digest;
  }

  close(): void {
    globalThis.fetch = this.visit;
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A run of the shop's own workflow: its first job asks for the ticket, and only then another one deploys. */
async function playOwn(scene: RollbackScene, live: LiveShop, place: RunPlace): Promise<Outcome> {
  const {
    surface = '',
    tier = '',
    commit = '',
    bundle = '',
    ticket = '',
    leaf = '',
  } = runAt(scene.hub.world, place).inputs;
  const asking = scene.hub.job(place, 'ticket');
  const release = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle];
  const verified = await scene.run(['ticket', 'verify', ticket, ...release, '--spent-by', leaf], scene.in(asking));
  scene.hub.end(asking, verified.code === 0 ? 'success' : 'failure');
  if (verified.code === 0) {
    const deploying = scene.hub.job(place, 'deploy', 'shop-production');
    if (!live.isClosed) live.serve(markerBytes({ surface, tier, bundleDigest: bundle, ticketId: ticket }));
    scene.hub.end(deploying, live.isClosed ? 'failure' : 'success');
  }
  scene.hub.finish(place);
  return verified;
}

/** Plays what the leaf dispatches while something goes on; gives what it came to, and what the tickets' jobs said. */
export async function withOwnRuns<T>(scene: RollbackScene, live: LiveShop, going: Promise<T>): Promise<[T, Outcome[]]> {
  const said: Outcome[] = [];
  let isOver = false;
  const ended = going.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const place of scene.hub.waiting('shop')) said.push(await playOwn(scene, live, place));
    await Promise.race([ended.catch(() => undefined), pause(100)]);
  }
  return [await ended, said];
}
