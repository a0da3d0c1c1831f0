import type { DecisionStatus, PlaceStatus } from '../../status/model';
import type { PageDocument } from '../document';
import { accessEdges, accessPicture } from './access';
import { commit, icon, prose, span, when, who } from './format';
import { decisionPanel } from './gate';
import { type Html, html } from './html';
import { empty, rows, section } from './parts';
import { pill, placeState, waitingState } from './state';
import { historyTable, timeline } from './timeline';

function card(place: PlaceStatus, at: string): Html {
  const { tier, state, release, reason, waiting } = place;
  const [tone, words] = placeState(place);
  const people =
    release && release.approvedBy.length > 0 ? `approved by ${release.approvedBy.join(', ')}` : 'without an approval';
  const coming = waiting && waitingState(waiting);
  return html`<li class="item ${tone}"><div class="item-head"><strong>${tier}</strong>${pill(tone, words)}</div>
${release ? html`<dl><dt>Release</dt><dd>${commit(release.commit)} (${release.cause}, receipt ${release.sequence})</dd><dt>Since</dt><dd>${when(release.at, at)}, ${span(release.ageSeconds)} ago</dd><dt>By</dt><dd>${release.startedBy}, ${people}</dd><dt>Address</dt><dd>${/^https:\/\//.test(release.url) ? html`<a href="${release.url}" rel="noreferrer">${release.url}</a>` : release.url}</dd></dl>` : html`<p class="muted">${state === 'unread' ? 'What is live here could not be read.' : 'No release is live here.'}</p>`}
${reason && html`<p>${prose(reason, at)}.</p>`}
${release?.revoked && html`<p>${release.revoked}.</p>`}
${waiting && coming && html`<div class="coming">${pill(...coming)} <span>${commit(waiting.commit)} ${prose(waiting.reason, at)}</span></div>`}</li>`;
}

function decisionsOf(decisions: readonly DecisionStatus[], page: PageDocument): Html {
  const { decisionsRead } = page.status;
  if (decisions.length === 0)
    return empty(
      decisionsRead ? 'The gate has decided nothing about this surface.' : 'The gate’s decisions could not be read.',
    );
  return html`${!decisionsRead && empty('Newer decisions may exist: not all of them could be read.')}${decisions.map((each) => decisionPanel(each, page))}`;
}

/** Everything about one surface: the live releases, its history, the gate, its secrets, the people who can reach it. */
export function surfaceView(page: PageDocument, id: string, room: number): Html {
  const { status, leftOut } = page;
  const surface = status.surfaces.find((each) => each.id === id);
  if (!surface) return empty(`There is no surface ${id}.`);
  const digests = [...new Set(surface.places.flatMap(({ decision }) => decision ?? []))];
  const decisions = status.decisions.filter(({ digest }) => digests.includes(digest));
  const secrets = status.secrets.filter((each) => each.surface === id);
  const incidents = (status.incidents ?? []).filter((each) => each.surface === id);
  const note = leftOut > 0 ? 'The newest events; older ones: causeway receipt list' : undefined;
  return html`<p><a class="back" href="#/">${icon('back')}All surfaces</a></p>
<p class="lead">${surface.description} <span class="muted">Owner ${who(surface.owner)}, repository ${page.repositories[surface.repository] ?? surface.repository}</span></p>
${!surface.incidentsRead && empty(`Whether ${incidents.length > 0 ? 'another' : 'an'} incident is open is unknown: not all evidence could be read.`)}
${incidents.map((each) => html`<div class="item bad"><div class="item-head">${pill('bad', `${each.severity} incident`)}<strong>${each.id} on ${each.tier}</strong></div><p>${each.impact}. Open since ${when(each.openedAt, status.at)}.</p></div>`)}
<ul class="cards">${surface.places.map((place) => card(place, status.at))}</ul>
${section('History', html`${timeline(surface.places, status.at, room)}<details><summary>Every event as a table</summary>${historyTable(surface.places, status.at)}</details>`, note)}
${section('The gate’s last decisions', decisionsOf(decisions, page))}
${
  secrets.length > 0 &&
  section(
    'Secrets',
    rows(
      'Secrets that need a rotation',
      ['Secret', 'Tier', 'State', 'Due'],
      secrets.map(({ name, tier, state, dueAt }) => [
        html`<code>${name}</code>`,
        tier,
        state,
        dueAt === null ? 'never recorded' : when(dueAt, status.at),
      ]),
    ),
  )
}
${section('Who can let it through', accessPicture(page, accessEdges(page, id, undefined), room))}`;
}
