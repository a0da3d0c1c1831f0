import { createHash } from 'node:crypto';
import type { Reply } from '../../core/exchange';
import { notFound, unprocessable } from '../errors';
import { type GithubExchange, requireOrganization, sees } from '../lookup';
import { installation, installationToken, integration } from '../shapes/app';
import { repositoryShape } from '../shapes/repository';
import { page } from '../transport/pagination';
import { type GithubApp, type GithubToken, type Permissions, takeId } from '../world';

const tokenLifeMs = 60 * 60 * 1000;

interface TokenBody {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

function ownApp({ caller }: GithubExchange): GithubApp & { readonly installationId: number } {
  const { app } = caller;
  if (app === null || app.installationId === null) throw notFound();
  return { ...app, installationId: app.installationId };
}

function requireOwnInstallation(exchange: GithubExchange): GithubApp & { readonly installationId: number } {
  const app = ownApp(exchange);
  if (exchange.params['installation_id'] !== String(app.installationId)) throw notFound();
  return app;
}

function repositoriesOf({ world }: GithubExchange, app: GithubApp, body: TokenBody): 'all' | string[] {
  if (body.repositories === undefined && body.repository_ids === undefined) return app.repositories;
  const known = Object.values(world.repositories);
  const names = [
    ...(body.repositories ?? []).map((name) => known.find((one) => one.name === name)?.name),
    ...(body.repository_ids ?? []).map((id) => known.find((one) => one.id === id)?.name),
  ];
  return names.map((name) => {
    if (name === undefined || (app.repositories !== 'all' && !app.repositories.includes(name))) {
      throw unprocessable(
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    return name;
  });
}

function permissionsOf(app: GithubApp, wanted: Permissions | undefined): Permissions {
  for (const [name, level] of Object.entries(wanted ?? {})) {
    const granted = app.permissions[name];
    if (granted !== level && granted !== 'write') {
      throw unprocessable('The permissions requested are not granted to this installation.');
    }
  }
  return { metadata: 'read', ...(wanted ?? app.permissions) };
}

/** POST: a token of the installation, valid for one hour (W38), for an App that signed its JWT. */
export function createInstallationToken(exchange: GithubExchange): Reply {
  const { world } = exchange;
  const app = requireOwnInstallation(exchange);
  const body = (exchange.body ?? {}) as TokenBody;
  const permissions = permissionsOf(app, body.permissions);
  const repositories = repositoriesOf(exchange, app, body);
  const id = `installation:${app.slug}:${takeId(world)}`;
  const secret = createHash('sha256').update(`${id} ${exchange.now()}`).digest('base64url').slice(0, 36);
  const token: GithubToken = {
    id,
    token: `ghs_${secret}`,
    kind: 'installation',
    permissions,
    repositories,
    app: app.slug,
    user: null,
    expiresAt: new Date(Date.parse(exchange.now()) + tokenLifeMs).toISOString(),
    limit: 5000,
  };
  world.tokens[id] = token;
  return { status: 201, body: installationToken(token) };
}

/** GET `/app/installations/{id}`, `/orgs/{org}/installation` and `/repos/…/installation`, for the App itself. */
export function getInstallation(exchange: GithubExchange): Reply {
  if (exchange.params['org'] !== undefined) requireOrganization(exchange);
  const app = exchange.params['installation_id'] === undefined ? ownApp(exchange) : requireOwnInstallation(exchange);
  if (exchange.params['repo'] !== undefined) {
    const found = Object.values(exchange.world.repositories).find(({ name }) => name === exchange.params['repo']);
    if (found === undefined || (app.repositories !== 'all' && !app.repositories.includes(found.name))) throw notFound();
  }
  return { status: 200, body: installation(exchange.base, exchange.world, app, app.installationId) };
}

/** GET `/app`. */
export function getAuthenticatedApp(exchange: GithubExchange): Reply {
  return { status: 200, body: integration(exchange.base, exchange.world, ownApp(exchange)) };
}

/** GET `/apps/{slug}`. */
export function getApp(exchange: GithubExchange): Reply {
  const app = exchange.world.apps[exchange.params['app_slug'] ?? ''];
  if (app === undefined) throw notFound();
  return { status: 200, body: integration(exchange.base, exchange.world, app) };
}

/** GET `/orgs/{org}/installations`: every App of the organization. */
export function listOrganizationInstallations(exchange: GithubExchange): Reply {
  requireOrganization(exchange);
  const all = Object.values(exchange.world.apps).filter(({ installationId }) => installationId !== null);
  return page(exchange, all, (some, total) => ({
    total_count: total,
    installations: some.map((app) => installation(exchange.base, exchange.world, app, app.installationId ?? 0)),
  }));
}

/** GET `/installation/repositories`: the repositories that the installation's token reaches. */
export function listInstallationRepositories(exchange: GithubExchange): Reply {
  const { world, base, caller } = exchange;
  const reached = caller.token?.repositories ?? [];
  const all = Object.values(world.repositories)
    .filter((one) => sees(caller, one))
    .filter(({ name }) => reached === 'all' || reached.includes(name));
  return page(exchange, all, (some, total) => ({
    total_count: total,
    repository_selection: reached === 'all' ? 'all' : 'selected',
    repositories: some.map((one) => repositoryShape(base, world, one, 'pull')),
  }));
}
