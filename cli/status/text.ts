import type { PlaceStatus, Status, SurfaceStatus } from '../../documents/status/model';
import { ageText } from './age';

/** A terminal of the usual width. */
const WIDTH = 80;
const GAP = 2;
/** The narrowest column that still holds a mark, a short commit and an age. */
const MIN_COLUMN = 17;

function clipped(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;
}

/** Breaks a text into lines of at most so many characters, at spaces; a longer word stays whole. */
export function wrapped(text: string, width: number): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...found, line];
}

function itemLines(mark: string, head: string, text: string, next: string): readonly string[] {
  return [
    `${mark} ${head}`,
    ...wrapped(text, WIDTH - 4).map((line) => `    ${line}`),
    ...wrapped(`→ ${next}`, WIDTH - 4).map((line) => `    ${line}`),
  ];
}

/** What a cell says first: a mark and words, never a mark alone. */
function first({ state, release }: PlaceStatus): string {
  if (state === 'never') return '– nothing yet';
  if (state === 'unread') return '? not read';
  if (state === 'broken') return '! receipts broken';
  const commit = release?.commit.slice(0, 7) ?? 'unknown';
  if (state === 'uncertain') return `! was ${commit}`;
  return `${release?.revoked == null ? '✓' : '!'} ${commit} ${ageText(release?.ageSeconds ?? 0)}`;
}

function second({ release, waiting }: PlaceStatus, now: number): string {
  if (waiting?.state === 'soaking') return `soaks ${ageText((Date.parse(waiting.until ?? '') - now) / 1000)} more`;
  if (waiting?.state === 'gate') return 'gate: no-go';
  if (waiting?.state === 'approval') return `asks ${waiting.who.map((who) => who.replace(/^\w+:/, '')).join(', ')}`;
  if (waiting?.state === 'blocked') return 'blocked';
  if (waiting?.state === 'start') return 'ready to start';
  if (release === null) return '';
  return release.approvedBy.length > 0 ? `by ${release.approvedBy.join(', ')}` : `by ${release.startedBy}`;
}

function matrix({ tiers, surfaces, at }: Status, name: number, column: number): readonly string[] {
  const gap = ' '.repeat(GAP);
  const row = (title: string, cells: readonly string[]) =>
    [clipped(title, name), ...cells.map((cell) => clipped(cell, column))].join(gap).trimEnd();
  const now = Date.parse(at);
  const cells = (surface: SurfaceStatus, text: (place: PlaceStatus) => string) =>
    tiers.map(({ id }) => {
      const place = surface.places.find(({ tier }) => tier === id);
      return place ? text(place) : '·';
    });
  return [
    row(
      'SURFACE',
      tiers.map(({ id }) => id.toUpperCase()),
    ),
    ...surfaces.flatMap((surface) => {
      const more = cells(surface, (place) => `  ${second(place, now)}`);
      const line = row(surface.id, cells(surface, first));
      return more.every((text) => text.trim() === '') ? [line] : [line, row('', more)];
    }),
  ];
}

// Where the columns would be too narrow, each surface is a record.
function records({ surfaces, at }: Status): readonly string[] {
  const now = Date.parse(at);
  return surfaces.flatMap(({ id, places }) => [
    id,
    ...places.map((place) =>
      clipped(`  ${place.tier}: ${first(place)}  ${second(place, now)}`.trimEnd(), WIDTH).trimEnd(),
    ),
  ]);
}

function waits({ surfaces }: Status): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { id, places } of surfaces) {
    for (const { tier, waiting } of places) {
      if (!waiting) continue;
      const key = `${waiting.commit.slice(0, 7)} ${waiting.from} → ${tier}: ${waiting.reason}`;
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
  }
  return [...groups].flatMap(([what, ids]) => indented(`${ids.join(', ')} ${what}`));
}

function indented(text: string): readonly string[] {
  return wrapped(text, WIDTH - 4).map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function ending({ waivers, secrets }: Status): readonly string[] {
  const soonWaivers = waivers
    .filter(({ endsSoon }) => endsSoon)
    .map(
      ({ id, check, expiresAt }) =>
        `  waiver ${id} for ${check} ends ${(expiresAt ?? '').slice(0, 16).replace('T', ' ')}`,
    );
  const soonSecrets = secrets
    .filter(({ state }) => state === 'soon')
    .map(
      ({ surface, tier, name, dueAt }) =>
        `  secret ${name} of ${surface} on ${tier}: rotate by ${(dueAt ?? '').slice(0, 10)}`,
    );
  return [...soonWaivers, ...soonSecrets].map((line) => clipped(line, WIDTH).trimEnd());
}

/** What `causeway status` prints: at most 80 columns, what is wrong and what could not be read first. */
export function statusText(status: Status): string {
  const { organization, at, problems, unread, tiers, surfaces, evidenceHead, stacks } = status;
  const name = Math.min(22, Math.max(7, ...surfaces.map(({ id }) => id.length)));
  const column = Math.floor((WIDTH - name) / tiers.length) - GAP;
  const evidence = evidenceHead === null ? 'not read' : evidenceHead.slice(0, 12);
  const wrong = problems.length === 0 ? 'Nothing is known to be wrong' : `${problems.length} wrong`;
  const read = unread.length === 0 ? 'everything was read' : `${unread.length} could not be found out`;
  const planned = stacks.filter(({ state }) => state === 'as-planned').map(({ stack }) => stack);
  return [
    `${organization}  ${at.slice(0, 16).replace('T', ' ')} UTC  evidence ${evidence}`,
    `${wrong}; ${read}.`,
    '',
    ...(column >= MIN_COLUMN ? matrix(status, name, column) : records(status)),
    ...section(
      'WRONG',
      problems.flatMap(({ kind, where, what, next }) => itemLines('!', `${kind}: ${where}`, what, next)),
    ),
    ...section(
      'COULD NOT BE FOUND OUT',
      unread.flatMap(({ what, reason, next }) => itemLines('?', what, reason, next)),
    ),
    ...section('WAITS', waits(status)),
    ...section('ENDS SOON', ending(status)),
    ...section('AS PLANNED', planned.length === 0 ? [] : indented(planned.join(', '))),
  ].join('\n');
}
