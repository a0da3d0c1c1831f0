import type { PlaceStatus, Problem, Status, SurfaceStatus, TierStatus } from '../../status/model';
import type { PageDocument } from '../document';
import { commit, counted, icon, prose, span, when, who } from './format';
import { type Html, html, type Value } from './html';
import {
  driftedStacks,
  figure,
  type Known,
  openIncidents,
  overdueSecrets,
  validWaivers,
  waitingReleases,
} from './known';
import { empty, next, section } from './parts';
import { needsAttention, pill, placeState, waitingState } from './state';

const KINDS: Readonly<Record<Problem['kind'], string>> = {
  incident: 'Incident',
  deploy: 'Deploy',
  evidence: 'Evidence',
  revoked: 'Revoked',
  drift: 'Drift',
  gate: 'Gate',
  secret: 'Secret',
};

function item(tone: 'bad' | 'unknown', kind: string, head: string, text: string, what: string): Html {
  return html`<li class="item ${tone}"><div class="item-head">${pill(tone, kind)}<strong>${head}</strong></div><p>${text}</p><p class="todo"><span>Next</span> ${next(what)}</p></li>`;
}

function folded(items: readonly Html[], most: number): Html {
  const rest = items.slice(most);
  return html`<ul class="items wide">${items.slice(0, most)}</ul>${rest.length > 0 && html`<details><summary>Show ${rest.length} more</summary><ul class="items wide">${rest}</ul></details>`}`;
}

function attention({ problems, unread, at }: Status): Value {
  const wrong = problems.map(({ kind, where, what, next: help }) =>
    item('bad', KINDS[kind], where, prose(what, at), help),
  );
  const dark = unread.map(({ what, reason, next: help }) => item('unknown', 'Not read', what, prose(reason, at), help));
  return [
    wrong.length > 0 && section(`Wrong now (${wrong.length})`, folded(wrong, 6)),
    dark.length > 0 &&
      section(
        `Could not be determined (${dark.length})`,
        folded(dark, 4),
        '“Not read” does not mean “fine”: the state is unknown.',
      ),
  ];
}

function tile(href: string, known: Known, [one, many]: readonly [string, string], tone: string): Html {
  const { count, isWhole } = known;
  const look = count > 0 ? tone : isWhole ? 'calm' : 'unknown';
  const words = count === 1 && isWhole ? one : many;
  return html`<li><a class="tile ${look}" href="${href}"><span class="figure">${figure(known)}</span><span>${words}${!isWhole && html` <span class="muted">(not all read)</span>`}</span></a></li>`;
}

function tiles(status: Status): Html {
  const { surfaces } = status;
  const whole = (count: number): Known => ({ count, isWhole: true });
  return html`<ul class="tiles">
${tile('#/', whole(surfaces.length), ['surface', 'surfaces'], 'calm')}
${tile('#/waiting', waitingReleases(status), ['release waits', 'releases wait'], 'wait')}
${tile('#/incidents', openIncidents(status), ['open incident', 'open incidents'], 'bad')}
${tile('#/drift', driftedStacks(status), ['stack drifted', 'stacks drifted'], 'bad')}
${tile('#/secrets', overdueSecrets(status), ['secret overdue', 'secrets overdue'], 'bad')}
${tile('#/waivers', validWaivers(status), ['waiver in force', 'waivers in force'], 'wait')}
</ul>`;
}

function waitingLine(place: PlaceStatus, at: string): Html {
  const { waiting } = place;
  if (!waiting) return html``;
  const [tone, words] = waitingState(waiting);
  const detail =
    waiting.state === 'soaking'
      ? `until ${when(waiting.until ?? '', at)}`
      : waiting.state === 'approval'
        ? `from ${waiting.who.map(who).join(', ')}`
        : '';
  return html`<div class="coming">${pill(tone, words)} <span>${commit(waiting.commit)} ${detail}</span></div>`;
}

function cell(place: PlaceStatus | undefined, tier: string, at: string): Html {
  if (!place)
    return html`<td role="cell" class="off"><span class="label">${tier}</span><span class="muted">not on this tier</span></td>`;
  const [tone, words] = placeState(place);
  const { release } = place;
  const people = release ? (release.approvedBy.length > 0 ? release.approvedBy : [release.startedBy]).join(', ') : '';
  const by = release && release.approvedBy.length > 0 ? 'approved by' : 'started by';
  return html`<td role="cell" class="cell ${tone}"><span class="label">${tier}</span><div>
<div class="now">${pill(tone, words)}${release && commit(release.commit)}</div>
${release && html`<div class="muted">${span(release.ageSeconds)} ago, ${by} ${people}</div>`}
${place.reason && html`<div class="muted">${prose(place.reason, at)}</div>`}
${waitingLine(place, at)}</div></td>`;
}

function row({ id, owner, description, places }: SurfaceStatus, tiers: readonly TierStatus[], status: Status): Html {
  const commits = places.flatMap(({ release, waiting }) => [release?.commit ?? '', waiting?.commit ?? '']);
  const words = [id, owner, description, ...commits].join(' ').toLowerCase();
  const marks = [
    ...(places.some(needsAttention) || status.incidents?.some(({ surface }) => surface === id) ? ['wrong'] : []),
    ...(places.some(({ waiting }) => waiting) ? ['waits'] : []),
  ];
  return html`<tr role="row" data-surface="${id}" data-words="${words}" data-marks="${marks.join(' ')}">
<th role="rowheader" scope="row"><a href="#/surface/${encodeURIComponent(id)}">${id}</a><span class="muted">${who(owner)}</span></th>
${tiers.map((tier) =>
  cell(
    places.find((place) => place.tier === tier.id),
    tier.id,
    status.at,
  ),
)}</tr>`;
}

function tierHead({ id, branch, soak, quorum, reviewers, promotesFrom }: TierStatus): Html {
  const asks = quorum > 0 ? `${quorum} of ${reviewers.map(who).join(', ')} must approve` : 'no approval needed';
  const soaks =
    soak === 'PT0S' || promotesFrom === null
      ? ''
      : `, after ${soak.replace(/^PT?/, '').toLowerCase()} on ${promotesFrom}`;
  return html`<th role="columnheader" scope="col">${id}<span class="muted">branch ${branch}; ${asks}${soaks}</span></th>`;
}

// The browser skips the layout of rows off the screen where there are many.
const MANY = 100;

/** The number of rows per layout step where there are many. */
const CHUNK = 40;

function table(name: string, own: readonly SurfaceStatus[], status: Status): Html {
  return html`<table class="matrix" role="table"><caption>What is live of the repository ${name}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Surface</th>${status.tiers.map(tierHead)}</tr></thead>
<tbody role="rowgroup">${own.map((surface) => row(surface, status.tiers, status))}</tbody></table>`;
}

function group(name: string, own: readonly SurfaceStatus[], status: Status): Html {
  const size = status.surfaces.length > MANY ? CHUNK : own.length;
  const chunks = Array.from({ length: Math.ceil(own.length / size) }, (_none, at) =>
    own.slice(at * size, (at + 1) * size),
  );
  return html`<details class="group" open data-group><summary><span>${name}</span> <span class="muted">${counted(own.length, 'surface')}</span></summary>
${chunks.map((chunk) => html`<div class="${chunks.length > 1 ? 'chunk' : ''}" data-chunk>${table(name, chunk, status)}</div>`)}</details>`;
}

/** Surfaces by tiers, in groups by repository, with a search. */
function matrix({ status, repositories }: PageDocument): Html {
  const groups = new Map<string, SurfaceStatus[]>();
  for (const surface of status.surfaces) {
    const name = repositories[surface.repository] ?? surface.repository;
    groups.set(name, [...(groups.get(name) ?? []), surface]);
  }
  const filter = (mark: string, words: string, isOn: boolean) =>
    html`<button type="button" data-filter="${mark}" aria-pressed="${isOn ? 'true' : 'false'}">${words}</button>`;
  return html`<section class="panel"><div class="bar"><h2>Live now</h2>
<div class="filters" role="group" aria-label="Show">${filter('', 'All', true)}${filter('wrong', 'Needs attention', false)}${filter('waits', 'Waiting', false)}</div>
<label class="search"><span>Search</span><input type="search" id="search" placeholder="surface, owner or commit" autocomplete="off" spellcheck="false"></label></div>
<p class="found muted" id="found" role="status"></p>
${[...groups].map(([name, own]) => group(name, own, status))}</section>`;
}

/** The first view: problems, unread parts, live releases. */
export function overview(page: PageDocument): Html {
  const { status } = page;
  return html`${tiles(status)}${attention(status)}${matrix(page)}`;
}

/** The view of waiting releases. */
export function waitingView({ status }: PageDocument): Html {
  const all = status.surfaces.flatMap(({ id, places }) =>
    places.flatMap(({ tier, waiting }) => (waiting ? [{ id, tier, waiting }] : [])),
  );
  const isWhole = waitingReleases(status).isWhole;
  if (all.length === 0) {
    return empty(isWhole ? 'No release waits.' : 'Whether a release waits is unknown: not every place could be read.');
  }
  return html`<ul class="items">${all.map(({ id, tier, waiting }) => {
    const [tone, words] = waitingState(waiting);
    const asked =
      waiting.who.length > 0
        ? html`<p class="todo"><span>Who</span> ${icon('person')} ${waiting.who.map(who).join(', ')}</p>`
        : '';
    return html`<li class="item ${tone}"><div class="item-head">${pill(tone, words)}<strong><a href="#/surface/${encodeURIComponent(id)}">${id}</a> ${commit(waiting.commit)} from ${waiting.from} to ${tier}</strong></div><p>${prose(waiting.reason, status.at)}</p>${asked}</li>`;
  })}</ul>`;
}
