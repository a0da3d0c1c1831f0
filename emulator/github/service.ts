import type { Service } from '../core/exchange';
import { type RunningService, type ServiceOptions, startService } from '../core/server';
import { githubDocument } from './document';
import { errorBody, notFound } from './errors';
import { operations } from './operations/all';
import { assetDoor } from './operations/releases/assets';
import { artifactDoor } from './operations/runs/artifacts';
import { withEtag } from './transport/etag';
import { type GithubCaller, identify } from './transport/identities';
import { permissionHeaders, requirePermission } from './transport/permissions';
import { countRequest, requireRate } from './transport/rate-limit';
import { movedRepository } from './transport/redirects';
import type { GithubWorld } from './world';

/**
 * Rewrites the path by numeric id, which go-github still uses for environment secrets, to the documented path by name.
 */
function byName(world: GithubWorld, path: string): { readonly path: string; readonly deviation: string } | undefined {
  const [, id, rest] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = Object.values(world.repositories).find((one) => String(one.id) === id);
  if (repository === undefined) return undefined;
  const named = `/repos/${world.organization.login}/${repository.name}${rest ?? ''}`;
  return { path: named, deviation: 'github-repository-by-id' };
}

/**
 * The machine's own time, whatever `Date` says. Tests shift `Date` for all Node processes, but other programs, such as
 * the GitHub provider, still sign their App's token with the machine's time.
 */
const machineTime = () => new Date(performance.timeOrigin + performance.now()).toISOString();

function github(signed?: () => string): Service<GithubWorld, GithubCaller> {
  return {
    name: 'github',
    document: githubDocument(),
    prefixes: [{ value: '/_uploads' }, { value: '/api/v3', deviation: 'github-api-v3-prefix' }, { value: '' }],
    greedy: ['path', 'branch', 'ref', 'tag', 'basehead'],
    harmless: ['apps/create-installation-access-token'],
    handlers: operations,
    rewrite: byName,
    moved: movedRepository,
    identify: (world, headers, now) => identify(world, headers, now, signed?.()),
    door: (request) => assetDoor(request) ?? artifactDoor(request),
    admit(exchange) {
      // Only the uploads' host takes uploads, and it takes nothing else.
      const upload = exchange.operationId === 'repos/upload-release-asset';
      if (upload !== exchange.base.endsWith('/_uploads')) throw notFound();
      requireRate(exchange);
      requirePermission(exchange);
    },
    finish: (exchange, reply) => {
      const { headers, ...answer } = countRequest(exchange, withEtag(exchange, reply));
      return { ...answer, headers: { ...permissionHeaders(exchange), ...headers } };
    },
    refuseInvalid: (problems) => ({
      status: 422,
      body: {
        message: `Invalid request.\n\n${problems.join('\n')}`,
        documentation_url: 'https://docs.github.com/rest',
      },
    }),
    errorBody,
  };
}

/** Starts the GitHub emulator on 127.0.0.1. */
export function startGithub(options: ServiceOptions<GithubWorld>): Promise<RunningService<GithubWorld>> {
  return startService(github(options.clock === undefined ? machineTime : undefined), options);
}
