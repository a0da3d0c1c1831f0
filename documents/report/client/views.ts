import type { PageDocument } from '../document';
import { counted, when } from './format';
import { type Html, html } from './html';
import { empty } from './parts';
import type { Route } from './route';
import type { Tone } from './state';
import { surfaceView } from './surface';
import { VIEWS } from './view-table';

function navigation(page: PageDocument, current: string): Html {
  return html`<nav aria-label="Views"><ul>${Object.entries(VIEWS).map(([name, { title, count }]) => {
    const attention = count(page);
    const badge = attention !== undefined && html` <span class="count ${attention[1]}">${attention[0]}</span>`;
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
