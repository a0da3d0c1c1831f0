import type { PageDocument } from '../document';
import { accessView } from './access';
import { counted, when } from './format';
import { gateView, lineageView } from './gate';
import { type Html, html } from './html';
import { checksView, driftView, incidentsView, policyView, readinessView, secretsView, waiversView } from './lists';
import { overview, waitingView } from './overview';
import { empty } from './parts';
import type { Tone } from './state';
import { surfaceView } from './surface';

/** The reader's place: the part of the address after `#`. */
export interface Route {
  readonly name: string;
  readonly argument: string;
  readonly query: URLSearchParams;
}

/** Parses `#/surface/web?x=y`; anything else is the overview. */
export function routeOf(hash: string): Route {
  const [way = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', argument = ''] = way.split('/');
  return { name, argument: decodeURIComponent(argument), query: new URLSearchParams(query) };
}

interface Entry {
  readonly title: string;
  /** The number of items that need attention, and their severity. */
  readonly count: (page: PageDocument) => readonly [number, Tone];
  readonly view: (page: PageDocument, route: Route, room: number) => Html;
}

const none = (): readonly [number, Tone] => [0, 'none'];

/** The views of the navigation, in order. */
export const VIEWS: Readonly<Record<string, Entry>> = {
  '': { title: 'Overview', count: none, view: overview },
  waiting: {
    title: 'Waiting',
    count: ({ status }) => [
      status.surfaces.flatMap(({ places }) => places.filter(({ waiting }) => waiting)).length,
      'wait',
    ],
    view: waitingView,
  },
  gate: {
    title: 'Gate',
    count: ({ status }) => [
      status.decisions.filter(({ decision, mode }) => decision === 'no-go' && mode === 'blocking').length,
      'bad',
    ],
    view: gateView,
  },
  lineage: { title: 'Lineage', count: none, view: (page, { query }, room) => lineageView(page, query, room) },
  access: { title: 'Access', count: none, view: (page, { query }, room) => accessView(page, query, room) },
  checks: { title: 'Checks', count: none, view: checksView },
  drift: {
    title: 'Drift',
    count: ({ status }) => [
      status.stacks.filter(({ state }) => state !== 'as-planned').length,
      status.stacks.some(({ state }) => state === 'drifted') ? 'bad' : 'unknown',
    ],
    view: driftView,
  },
  incidents: { title: 'Incidents', count: ({ status }) => [status.incidents.length, 'bad'], view: incidentsView },
  secrets: {
    title: 'Secrets',
    count: ({ status }) => [
      status.secrets.length,
      status.secrets.some(({ state }) => state === 'due') ? 'bad' : 'wait',
    ],
    view: secretsView,
  },
  waivers: { title: 'Waivers', count: ({ status }) => [status.waivers.length, 'wait'], view: waiversView },
  policy: {
    title: 'Policy',
    count: ({ policy }) => [policy.length, policy.some(({ level }) => level === 'mandatory') ? 'bad' : 'wait'],
    view: policyView,
  },
  readiness: { title: 'Readiness', count: none, view: readinessView },
};

function navigation(page: PageDocument, current: string): Html {
  return html`<nav aria-label="Views"><ul>${Object.entries(VIEWS).map(([name, { title, count }]) => {
    const [number, tone] = count(page);
    const badge = number > 0 && html` <span class="count ${tone}">${number}</span>`;
    return html`<li><a href="#/${name}"${name === current ? html` aria-current="page"` : ''}>${title}${badge}</a></li>`;
  })}</ul></nav>`;
}

function verdict({ status: { problems, unread } }: PageDocument): readonly [Tone, string] {
  const dark =
    unread.length === 0 ? 'Everything was read.' : `${counted(unread.length, 'thing')} could not be determined.`;
  if (problems.length > 0)
    return ['bad', `${counted(problems.length, 'thing')} ${problems.length === 1 ? 'is' : 'are'} wrong. ${dark}`];
  return unread.length > 0 ? ['unknown', `Nothing is known to be wrong. ${dark}`] : ['ok', `Nothing is wrong. ${dark}`];
}

/** The title of a view. */
export function titleOf(page: PageDocument, { name, argument }: Route): string {
  if (name === 'surface') return argument;
  if (name === '') return `What ${page.status.organization} runs`;
  return VIEWS[name]?.title ?? 'Not found';
}

/** The whole page for a route. */
export function pageView(page: PageDocument, route: Route, room: number): Html {
  const { name, argument } = route;
  const { status, version } = page;
  const [tone, words] = verdict(page);
  const entry = VIEWS[name];
  const body =
    name === 'surface'
      ? surfaceView(page, argument, room)
      : entry
        ? name === '' || name === 'gate' || name === 'waiting' || name === 'drift'
          ? entry.view(page, route, room)
          : html`<div class="panel single">${entry.view(page, route, room)}</div>`
        : empty('There is no such view.');
  const evidence =
    status.evidenceHead === null
      ? 'evidence not read'
      : html`evidence <code title="${status.evidenceHead}">${status.evidenceHead.slice(0, 7)}</code>`;
  const current = name === 'surface' ? '' : name;
  const said = name === '' ? html`<p class="verdict ${tone}">${words}</p>` : '';
  return html`<header class="top"><div class="inner"><p class="brand">Causeway <span>${status.organization}</span></p>${navigation(page, current)}</div></header>
<main id="main" tabindex="-1"><div class="head"><h1 tabindex="-1">${titleOf(page, route)}</h1>${said}<p class="muted">As of ${when(status.at)} UTC, ${evidence}, registry <code title="${status.registryDigest}">${status.registryDigest.replace('sha256:', '').slice(0, 7)}</code></p></div>${body}</main>
<footer><p>Made by <code>causeway report</code> ${version}. All times are UTC. The page loads nothing from elsewhere and holds no secret values.</p></footer>`;
}
