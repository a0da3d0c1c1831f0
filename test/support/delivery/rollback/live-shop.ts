import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { directoryStore, storeBundle } from '../../../../delivery/bundle/store';
import { MARKER_PATH } from '../../../../delivery/targets/marker';
import { bundleOf } from '../targets/bundle';

/** A surface that its own workflow deploys: a separate server that visitors reach under the registry's address. */
export class LiveShop {
  readonly target: object;
  readonly where: { readonly provider: 'workflow'; readonly siteId: string; readonly url: string };
  readonly #digits = new Map<string, string>();
  #marker: Buffer | undefined;
  /** Whether deploys fail. The live release stays. */
  isClosed = false;

  private constructor(
    private readonly server: Server,
    private readonly visit: typeof fetch,
    { surface, tier }: { readonly surface: string; readonly tier: string },
  ) {
    this.where = {
      provider: 'workflow',
      siteId: `.github/workflows/${surface}.yml`,
      url: `https://${surface}.acme.example`,
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
    // The registry accepts only https addresses, and this one has no certificate.
    globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const address = shop.where.url;
      return url.startsWith(`${address}/`) ? shop.visit(url.replace(address, here), init) : shop.visit(input, init);
    };
    return shop;
  }

  /** Serves this marker from now on. */
  serve(marker: Buffer): void {
    this.#marker = marker;
  }

  /** The digit of the live release. */
  published(): string | undefined {
    return this.#marker && this.digitOf(JSON.parse(this.#marker.toString('utf8')).bundleDigest);
  }

  digitOf(bundle: string): string | undefined {
    return this.#digits.get(bundle);
  }

  /** Puts the bundle of a release into a store. Returns its digest. */
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
