import type { PlaceStatus, Status, SurfaceStatus } from '../../documents/status/model';
import { colouredText } from '../print/colour';
import { ageText } from './age';
import { clipped, itemLines, marked, wrapped } from './item-lines';

/** The width where there is no terminal that has one. */
const USUAL_WIDTH = 80;

/** The narrowest width that lines are broken for. */
const MIN_WIDTH = 24;

const GAP = 2;

/** The narrowest column that fits a mark, a short commit and an age. */
const MIN_COLUMN = 17;

/** A cell's first line: a mark and words, never a mark alone. */
function first({ state, release }: PlaceStatus): string {
  if (state === 'never') return '– nothing yet';
  if (state === 'unread') return '? not read';
  if (state === 'broken') return '! receipts broken';
  const commit = release?.commit.slice(0, 7) ?? 'unknown';
  if (state === 'uncertain') return `! was ${commit}`;
  return `${release?.revoked == null ? '✓' : '!'} ${commit} ${ageText(release?.ageSeconds ?? 0)}`;
}

function second({ release, waiting }: PlaceStatus, now: number): string {
  if (waiting?.state === 'soaking') return `soaks for ${ageText((Date.parse(waiting.until ?? '') - now) / 1000)} more`;
  if (waiting?.state === 'gate') return 'gate: no-go';
  if (waiting?.state === 'approval') return `asks ${waiting.who.map((who) => who.replace(/^\w+:/, '')).join(', ')}`;
  if (waiting?.state === 'blocked') return 'blocked';
  if (waiting?.state === 'start') return 'ready to start';
  if (release === null) return '';
  return release.approvedBy.length > 0 ? `by ${release.approvedBy.join(', ')}` : `by ${release.startedBy}`;
}

interface Cell {
  readonly first: string;
  readonly second: string;
}

interface Matrix {
  readonly head: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
  /** The widths of the name and of each tier's column when nothing is cut. */
  readonly name: number;
  readonly column: number;
}

function matrixOf({ tiers, surfaces, at }: Status): Matrix {
  const now = Date.parse(at);
  const cellOf = (surface: SurfaceStatus, tier: string): Cell => {
    const place = surface.places.find((each) => each.tier === tier);
    return place ? { first: first(place), second: `  ${second(place, now)}`.trimEnd() } : { first: '·', second: '' };
  };
  const rows = surfaces.map((surface) => ({
    id: surface.id,
    cells: tiers.map(({ id }) => cellOf(surface, id)),
  }));
  const head = tiers.map(({ id }) => id.toUpperCase());
  const words = [...head, ...rows.flatMap(({ cells }) => cells.flatMap((cell) => [cell.first, cell.second]))];
  return {
    head,
    rows,
    name: Math.max(7, ...surfaces.map(({ id }) => id.length)),
    column: Math.max(MIN_COLUMN, ...words.map((text) => text.length)),
  };
}

function matrixLines({ head, rows }: Matrix, name: number, column: number): readonly string[] {
  const gap = ' '.repeat(GAP);
  const line = (title: string, cells: readonly string[]) =>
    [clipped(title, name), ...cells.map((cell) => marked(clipped(cell, column)))].join(gap).trimEnd();
  return [
    colouredText('title', line('SURFACE', head)),
    ...rows.flatMap(({ id, cells }) => [
      line(
        id,
        cells.map((cell) => cell.first),
      ),
      ...(cells.every((cell) => cell.second === '')
        ? []
        : [
            line(
              '',
              cells.map((cell) => cell.second),
            ),
          ]),
    ]),
  ];
}

// Where the columns would be too narrow, each surface becomes a record without cuts.
function records({ surfaces, at }: Status, width: number): readonly string[] {
  const now = Date.parse(at);
  return surfaces.flatMap(({ id, places }) => [
    colouredText('title', id),
    ...places.flatMap((place) => indented(`${place.tier}: ${first(place)}  ${second(place, now)}`.trimEnd(), width)),
  ]);
}

function overview(status: Status, width: number): readonly string[] {
  const matrix = matrixOf(status);
  const name = Math.min(matrix.name, Math.max(22, Math.floor(width / 4)));
  const room = Math.floor((width - name) / status.tiers.length) - GAP;
  if (room < MIN_COLUMN) return records(status, width);
  return matrixLines(matrix, name, Math.min(room, matrix.column));
}

function waits({ surfaces }: Status, width: number): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { id, places } of surfaces) {
    for (const { tier, waiting } of places) {
      if (!waiting) continue;
      const key = `${waiting.commit.slice(0, 7)} ${waiting.from} → ${tier}: ${waiting.reason}`;
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
  }
  return [...groups].flatMap(([what, ids]) => indented(`${ids.join(', ')} ${what}`, width));
}

function indented(text: string, width: number): readonly string[] {
  return wrapped(text, width - 4).map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', colouredText('title', title), ...lines];
}

function ending({ waivers, secrets }: Status, width: number): readonly string[] {
  const soonWaivers = (waivers ?? [])
    .filter(({ endsSoon }) => endsSoon)
    .map(
      ({ id, check, expiresAt }) =>
        `waiver ${id} for ${check} ends ${(expiresAt ?? '').slice(0, 16).replace('T', ' ')}`,
    );
  const soonSecrets = secrets
    .filter(({ state }) => state === 'soon')
    .map(
      ({ surface, tier, name, dueAt }) =>
        `secret ${name} of ${surface} on ${tier}: rotate by ${(dueAt ?? '').slice(0, 10)}`,
    );
  return [...soonWaivers, ...soonSecrets].flatMap((line) => indented(line, width));
}

/**
 * The output of `causeway status`: problems and unread parts first. No line is wider than the terminal, except for a
 * single long word such as a command's path.
 */
export function statusText(status: Status, terminal: number = USUAL_WIDTH): string {
  const width = Math.max(MIN_WIDTH, terminal);
  const { organization, at, problems, unread, evidenceHead, stacks } = status;
  const evidence = evidenceHead === null ? 'not read' : evidenceHead.slice(0, 12);
  const wrong =
    problems.length === 0
      ? colouredText('good', 'Nothing is known to be wrong')
      : colouredText('bad', `${problems.length} wrong`);
  const read =
    unread.length === 0 ? 'everything was read' : colouredText('doubtful', `${unread.length} could not be determined`);
  const planned = stacks.filter(({ state }) => state === 'as-planned').map(({ stack }) => stack);
  return [
    ...wrapped(`${organization}  ${at.slice(0, 16).replace('T', ' ')} UTC  evidence ${evidence}`, width),
    `${wrong}; ${read}.`,
    '',
    ...overview(status, width),
    ...section(
      'WRONG',
      problems.flatMap(({ kind, where, what, next }) =>
        itemLines({ mark: '!', head: `${kind}: ${where}`, text: what, next }, width),
      ),
    ),
    ...section(
      'COULD NOT BE DETERMINED',
      unread.flatMap(({ what, reason, next }) => itemLines({ mark: '?', head: what, text: reason, next }, width)),
    ),
    ...section('WAITS', waits(status, width)),
    ...section('ENDS SOON', ending(status, width)),
    ...section('AS PLANNED', planned.length === 0 ? [] : indented(planned.join(', '), width)),
  ].join('\n');
}
