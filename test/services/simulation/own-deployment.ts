import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';

const TOKEN = 'token-of-the-platform';
const own = (name: string) => readFileSync(join(__dirname, 'api', name), 'utf8');

/** The files of a repository whose surface `api` is deployed by its own workflow. */
export function apiFiles(): Readonly<Record<string, string>> {
  return {
    '.github/workflows/api.yml': own('api.yml'),
    'api/deploy.js': own('deploy.js'),
    'api/build.sh': 'mkdir -p dist/api && cp api/answer.json dist/api/answer.json\n',
    'api/answer.json': '{ "answer": "first" }\n',
  };
}

/** The platform of the surface `api`. The registry knows it only by its visitors' addresses. */
export class Platform {
  private readonly tiers = new Map<string, Readonly<Record<string, string>>>();
  /** The upload requests. */
  readonly puts: string[] = [];
  /** Whether the platform refuses uploads. */
  isClosed = false;
  /** The values of the secrets for the surface's jobs. */
  readonly secrets = { API_TOKEN: TOKEN };

  private constructor(
    private readonly server: Server,
    private readonly visit: typeof fetch,
  ) {}

  static async open(): Promise<Platform> {
    const server = createServer(async (request, response) => {
      const [, tier = '', path = '/'] = /^\/([a-z]+)(\/.*)?$/.exec(request.url ?? '') ?? [];
      if (request.method === 'GET') {
        const found = platform.tiers.get(tier)?.[path];
        response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(found);
        return;
      }
      const files = JSON.parse(await readAll(request)) as Record<string, string>;
      platform.puts.push(`${tier} ${files['/answer.json']?.trim()}`);
      const isOwner = request.headers.authorization === `Bearer ${TOKEN}`;
      if (isOwner && !platform.isClosed) platform.tiers.set(tier, files);
      response.writeHead(platform.isClosed ? 503 : isOwner ? 204 : 401).end();
    });
    const platform = new Platform(server, globalThis.fetch);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // The registry accepts only https addresses, and these have no certificate.
    globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const [, tier, path] = /^https:\/\/api-([a-z]+)\.acme\.example(\/.*)$/.exec(url) ?? [];
      return tier === undefined ? platform.visit(input, init) : platform.visit(`${platform.url}/${tier}${path}`, init);
    };
    return platform;
  }

  private get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The surface's registry entry on these tiers. */
  surface(tiers: readonly string[], repository = 'web'): object {
    const each = <T>(tell: (tier: string) => T) => Object.fromEntries(tiers.map((tier) => [tier, tell(tier)]));
    return {
      id: 'api',
      owner: 'team:web',
      repository,
      paths: { include: ['api/**'] },
      build: { run: 'sh api/build.sh', output: 'dist/api' },
      target: {
        kind: 'workflow',
        workflow: '.github/workflows/api.yml',
        url: each((tier) => `https://api-${tier}.acme.example`),
      },
      // The page says nothing of its health, so the registry names what a healthy answer is.
      health: {
        path: '/answer.json',
        contentType: 'application/json',
        intervalSeconds: 1,
        failureLimit: 2,
        windowSeconds: 3,
      },
      variables: { API_PLATFORM: { in: ['github'], values: each(() => this.url) } },
      secrets: [{ name: 'API_TOKEN', owner: 'team:web', managed: 'pulumi' }],
      evidence: ['unit'],
    };
  }

  /** The page that visitors of a tier get. */
  answer(tier: string): string | undefined {
    return this.tiers.get(tier)?.['/answer.json'];
  }

  /** The marker that a tier serves. */
  marker(tier: string): Readonly<Record<string, string>> {
    return JSON.parse(this.tiers.get(tier)?.['/.well-known/causeway.json'] ?? '{}');
  }

  close(): void {
    globalThis.fetch = this.visit;
    this.server.closeAllConnections();
    this.server.close();
  }
}
