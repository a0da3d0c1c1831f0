import type { GithubExchange } from './lookup';
import { account, simpleUser } from './shapes/account';
import type { GithubUser, GithubWorld } from './world';

const githubActionsBotId = 41_898_282;
const firstBotId = 100_000_000;
/** GitHub's own account for commits made in its web pages and API. It is no person. */
const webFlow = { login: 'web-flow', id: 19_864_447 };
/** The account that GitHub shows for a deleted one. */
const ghost = { login: 'ghost', id: 10_137 };

/** The address of GitHub's own commits. */
export const webFlowEmail = 'noreply@github.com';

function botId(app: { readonly slug: string; readonly id: number }): number {
  return app.slug === 'github-actions' ? githubActionsBotId : firstBotId + app.id;
}

/** Login of the caller: a person's, an App's with `[bot]`, or `ghost` for a token without an owner. */
export function loginOf({ caller }: GithubExchange): string {
  if (caller.token?.app != null) return `${caller.token.app}[bot]`;
  return caller.token?.user ?? ghost.login;
}

/** `simple-user` of a login; an unknown login is the ghost. */
export function accountOf(base: string, world: GithubWorld, login: string): Record<string, unknown> {
  const slug = /^(.+)\[bot\]$/.exec(login)?.[1];
  const app = slug === undefined ? undefined : world.apps[slug];
  if (app !== undefined) return account(base, login, botId(app), 'Bot');
  if (login === webFlow.login) return account(base, webFlow.login, webFlow.id, 'User');
  const user = world.users[login];
  return user === undefined ? account(base, ghost.login, ghost.id, 'User') : simpleUser(base, user);
}

/** The address that GitHub gives a login for commits. */
export function noreplyOf(world: GithubWorld, login: string): string {
  const slug = /^(.+)\[bot\]$/.exec(login)?.[1];
  const app = slug === undefined ? undefined : world.apps[slug];
  const id = app === undefined ? (world.users[login]?.id ?? ghost.id) : botId(app);
  return `${id}+${login}@users.noreply.github.com`;
}

function owns(user: GithubUser, email: string): boolean {
  const hidden = 'users.noreply.github.com';
  return [user.email, `${user.login}@${hidden}`, `${user.id}+${user.login}@${hidden}`].includes(email);
}

/** The login that a commit's address belongs to; null when GitHub cannot name one. */
export function loginOfEmail(world: GithubWorld, email: string): string | null {
  if (email === webFlowEmail) return webFlow.login;
  const app = Object.values(world.apps).find(({ slug }) => noreplyOf(world, `${slug}[bot]`) === email);
  if (app !== undefined) return `${app.slug}[bot]`;
  return Object.values(world.users).find((user) => owns(user, email))?.login ?? null;
}

/** The account that a commit's address belongs to; null when GitHub cannot name one. */
export function accountOfEmail(base: string, world: GithubWorld, email: string): Record<string, unknown> | null {
  const login = loginOfEmail(world, email);
  return login === null ? null : accountOf(base, world, login);
}
