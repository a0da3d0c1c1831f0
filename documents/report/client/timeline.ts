import type { HistoryEvent, PlaceStatus } from '../../status/model';
import { commit, when } from './format';
import { Html, html } from './html';
import { empty, rows } from './parts';
import { pill, type Tone } from './state';

const LANE = 76;
const TOP = 34;
const RIGHT = 40;

/** The least space between two marks: the width of a short commit. */
const LEAST = 56;

/** The name and the look of an event. */
function eventState({ outcome, cause }: HistoryEvent): readonly [Tone, string] {
  if (outcome === 'failed') return ['bad', 'Failed'];
  if (outcome === 'rolled-back') return ['bad', 'Rolled back'];
  return cause === 'rollback' ? ['wait', 'Restored'] : ['ok', cause === 'release' ? 'Released' : 'Promoted'];
}

// Long gaps are drawn shorter and short ones longer, so that everything stays readable. Gaps shrink to fit the room;
// undefined if that does not suffice.
function scale(instants: readonly number[], left: number, room: number): ReadonlyMap<number, number> | undefined {
  const sorted = [...new Set(instants)].sort((one, other) => one - other);
  const extra = sorted.slice(1).map((instant, index) => {
    const minutes = (instant - (sorted[index] ?? instant)) / 60_000;
    return Math.min(124 - LEAST, 6 * Math.log2(1 + minutes));
  });
  const free = room - left - RIGHT - LEAST * extra.length;
  if (free < 0) return undefined;
  const share = Math.min(
    1,
    free /
      Math.max(
        1,
        extra.reduce((sum, each) => sum + each, 0),
      ),
  );
  const places = new Map<number, number>();
  let x = left;
  for (const [index, instant] of sorted.entries()) {
    x += index === 0 ? 0 : LEAST + share * (extra[index - 1] ?? 0);
    places.set(instant, Math.round(x));
  }
  return places;
}

function shapeOf({ outcome, cause }: HistoryEvent, x: number, y: number): string {
  if (outcome === 'failed')
    return `<path d="M${x - 6},${y - 6}L${x + 6},${y + 6}M${x + 6},${y - 6}L${x - 6},${y + 6}"/>`;
  if (outcome === 'rolled-back') return `<path d="M${x},${y - 8}L${x + 8},${y}L${x},${y + 8}L${x - 8},${y}Z"/>`;
  return cause === 'rollback'
    ? `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" rx="2"/>`
    : `<circle cx="${x}" cy="${y}" r="7"/>`;
}

function mark(event: HistoryEvent, x: number, y: number): string {
  const [tone] = eventState(event);
  return `<g class="mark ${tone}">${shapeOf(event, x, y)}<text x="${x}" y="${y + 24}" text-anchor="middle">${event.commit.slice(0, 7)}</text></g>`;
}

// Two events of one second are shown side by side: a rollback leaves two receipts at once.
function apart(history: readonly HistoryEvent[]): readonly number[] {
  let last = Number.NEGATIVE_INFINITY;
  return history.map(({ at }) => {
    last = Math.max(Date.parse(at), last + 1);
    return last;
  });
}

type TierEvent = { readonly tier: string; readonly event: HistoryEvent };

function newestFirst(places: readonly PlaceStatus[]): readonly TierEvent[] {
  const all = places.flatMap(({ tier, history }) => history.map((event) => ({ tier, event })));
  return all.sort((one, other) => (one.event.at < other.event.at ? 1 : -1));
}

function soakWords({ soakedAt }: HistoryEvent, at: string): string {
  if (soakedAt === null) return '–';
  return soakedAt <= at ? `over ${when(soakedAt, at)}` : `until ${when(soakedAt, at)}`;
}

// The time line from top to bottom, newest first, where the one from left to right does not fit.
function upright(places: readonly PlaceStatus[], at: string): Html {
  const items = newestFirst(places).map(({ tier, event }) => {
    const [tone, words] = eventState(event);
    const sign = new Html(
      `<svg class="sign" aria-hidden="true" width="20" height="20" viewBox="-10 -10 20 20"><g class="mark ${tone}">${shapeOf(event, 0, 0)}</g></svg>`,
    );
    const soak = event.soakedAt !== null && html` · soak ${soakWords(event, at)}`;
    return html`<li>${sign}<div><p><strong>${tier}</strong> ${words.toLowerCase()} ${commit(event.commit)}</p><p class="muted small">${when(event.at, at)}${soak}</p></div></li>`;
  });
  return html`<ol class="events" aria-label="Time line, newest first">${items}</ol>`;
}

/** A surface's history on its tiers: a lane per tier, a mark per event, a bar while a release soaks. */
export function timeline(places: readonly PlaceStatus[], at: string, room: number): Html {
  const end = Date.parse(at);
  const soaks = (event: HistoryEvent) => (event.soakedAt === null ? [] : [Math.min(end, Date.parse(event.soakedAt))]);
  const events = places.flatMap(({ history }) => history);
  if (events.length === 0) {
    const isWhole = places.every(({ state }) => state !== 'unread');
    return empty(isWhole ? 'Nothing was deployed yet.' : 'What was deployed could not be read.');
  }
  const times = new Map(places.map(({ tier, history }) => [tier, apart(history)]));
  const left = Math.max(96, ...places.map(({ tier }) => tier.length * 8.5 + 24));
  const x = scale([end, ...[...times.values()].flat(), ...events.flatMap(soaks)], left, room);
  if (!x) return upright(places, at);
  const at_ = (instant: number) => x.get(instant) ?? left;
  const width = Math.max(...x.values()) + RIGHT;
  const height = TOP + places.length * LANE;
  const days = new Map<string, number>();
  for (const event of events) {
    const name = when(event.at, at).replace(/, .*/, '');
    const place = at_(Date.parse(event.at));
    if (!x.has(Date.parse(event.at))) continue;
    days.set(name, Math.min(days.get(name) ?? place, place));
  }
  let free = 0;
  const heads = [...days]
    .sort((one, other) => one[1] - other[1])
    .flatMap(([name, place]) => {
      if (place < free) return [];
      free = place + 52;
      return [
        `<text class="day" x="${place}" y="16" text-anchor="middle">${name}</text><path class="grid" d="M${place},22V${height}"/>`,
      ];
    });
  const lanes = places.map(({ tier, history }, index) => {
    const y = TOP + index * LANE + 22;
    const own = times.get(tier) ?? [];
    const bars = history.flatMap((event, at) => {
      const [until] = soaks(event);
      const from = at_(own[at] ?? 0);
      return until === undefined || at_(until) <= from
        ? []
        : [`<rect class="soak" x="${from}" y="${y - 5}" width="${at_(until) - from}" height="10" rx="5"/>`];
    });
    const name = tier.replace(/[&<>"']/g, '');
    return `<g><text class="lane" x="0" y="${y + 5}">${name}</text><path class="rail" d="M${left - 12},${y}H${width - 14}"/>${bars.join('')}${history.map((event, at) => mark(event, at_(own[at] ?? 0), y)).join('')}</g>`;
  });
  const now = `<path class="present" d="M${at_(end)},22V${height}"/><text class="day" x="${at_(end)}" y="16" text-anchor="middle">now</text>`;
  const svg = new Html(
    `<svg class="timeline" role="img" aria-label="Time line; the table below says the same" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${heads.join('')}${lanes.join('')}${now}</svg>`,
  );
  return html`<div class="picture">${svg}</div>
<ul class="legend"><li><span class="key circle"></span>released or promoted</li><li><span class="key square"></span>restored</li><li><span class="key diamond"></span>rolled back</li><li><span class="key cross"></span>failed</li><li><span class="key bar"></span>soaks before the next tier</li><li>Long gaps are drawn shorter than they were.</li></ul>`;
}

/** The same as a table, newest first. */
export function historyTable(places: readonly PlaceStatus[], at: string): Html {
  return rows(
    'Every event, newest first',
    ['When', 'Tier', 'What', 'Commit', 'Approved by', 'Soak'],
    newestFirst(places).map(({ tier, event }) => {
      const [tone, words] = eventState(event);
      return [
        when(event.at, at),
        tier,
        pill(tone, words),
        commit(event.commit),
        event.approvedBy.join(', ') || '–',
        soakWords(event, at),
      ];
    }),
  );
}
