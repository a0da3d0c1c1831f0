import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { apiRoot } from '../../../live/github-client';
import { type Action, only } from './play';

const GRANT = /^permission-(.+)$/;

/**
 * `actions/create-github-app-token`: signs as the App with its key and requests an installation token from the
 * emulator.
 */
export const appToken: Action = async (given, { github, place }) => {
  const grants = Object.entries(given).flatMap(([name, level]) => {
    const permission = GRANT.exec(name)?.[1];
    // An empty input asks for nothing, which leaves it out: lib/get-permissions-from-inputs.js of the action.
    return permission === undefined || level === '' ? [] : [[permission.replaceAll('-', '_'), level] as const];
  });
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !GRANT.test(name)));
  const inputs = only(rest, 'app-id', 'private-key', 'owner', 'repositories');
  const app = Object.values(github.world.apps).find(({ id }) => String(id) === inputs['app-id']);
  if (app?.installationId == null) throw new Error(`no App ${inputs['app-id']} is installed`);
  if ((inputs['private-key'] ?? '') === '') throw new Error('the private-key is empty');
  const names = inputs.repositories?.split(/[\n,]/).flatMap((name) => name.trim() || []);
  const auth = createAppAuth({
    appId: app.id,
    privateKey: inputs['private-key'] ?? '',
    request: new Octokit({ baseUrl: apiRoot(`${github.url}/`) }).request,
  });
  const { token } = await auth({
    type: 'installation',
    installationId: app.installationId,
    // Without an owner and repositories, the token covers only the run's own repository.
    ...(inputs.owner !== undefined && names === undefined ? {} : { repositoryNames: names ?? [place.repository] }),
    ...(grants.length === 0 ? {} : { permissions: Object.fromEntries(grants) }),
  });
  return { outputs: { token, 'app-slug': app.slug, 'installation-id': String(app.installationId) }, text: app.slug };
};
