import { outputMark } from '../../registry/own-output';
import type { Lineage, NodeKind, Relation } from './graph';
import { layoutOf, type Placed, type Spot } from './layout';

const BOX = { width: 244, height: 40, across: 76, down: 12, margin: 24, top: 92 };
/** The number of characters that fit into a box. */
const MAX_NAME = 34;

/** The look of each kind of node, and its name in the legend. */
const KINDS: Readonly<Record<NodeKind, { readonly fill: string; readonly label: string }>> = {
  decision: { fill: '#1f3a5f', label: 'decision' },
  check: { fill: '#e7edf5', label: 'check of the gate' },
  receipt: { fill: '#dff1e4', label: 'receipt' },
  artifact: { fill: '#c4e3cd', label: 'signed build' },
  approval: { fill: '#fdf0d5', label: 'approval' },
  waiver: { fill: '#fbe0dc', label: 'waiver' },
  input: { fill: '#f4f4f4', label: 'evidence' },
  policy: { fill: '#ece4f6', label: 'policy' },
  registry: { fill: '#d9cbee', label: 'registry' },
  bundle: { fill: '#cfe8ef', label: 'bundle' },
};

/** The colour of an edge, and its text in the legend; other relations are grey. */
const RELATIONS: Readonly<Partial<Record<Relation, string>>> = {
  decides: '#1f3a5f',
  verifies: '#2f7d4f',
  approves: '#b7791f',
  waives: '#b0392b',
  revokes: '#b0392b',
};
const OTHER = '#8a97a5';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function shown(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`;
}

const left = ({ column }: Spot) => BOX.margin + column * (BOX.width + BOX.across);
const top = ({ row }: Spot) => BOX.top + row * (BOX.height + BOX.down);
const middle = (spot: Spot) => top(spot) + BOX.height / 2;

function box(placed: Placed): string {
  const { node } = placed;
  const [x, y] = [left(placed), top(placed)];
  const { fill, label } = KINDS[node.kind];
  const ink = node.kind === 'decision' ? '#ffffff' : '#1a1a1a';
  return [
    `<g><title>${escaped(`${node.name}\n${label}, ${node.id}\n${node.uri}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="5" fill="${fill}" stroke="#5b6b7b"/>`,
    `<text x="${x + 10}" y="${y + 17}" fill="${ink}" font-size="13">${escaped(shown(node.name))}</text>`,
    `<text x="${x + 10}" y="${y + 32}" fill="${ink}" font-size="11">${escaped(label)}</text></g>`,
  ].join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2;
  return `C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
}

// Through the free spots of the columns between the ends: straight across each, and curved from one to the next.
function line(from: Placed, to: Placed, by: readonly Spot[], rel: Relation): string {
  const start = { x: left(from) + BOX.width, y: middle(from) };
  const stops = by.flatMap((spot) => [
    { x: left(spot), y: middle(spot) },
    { x: left(spot) + BOX.width, y: middle(spot) },
  ]);
  const points = [start, ...stops, { x: left(to), y: middle(to) }];
  const pieces = points.slice(1).map((point, index) => curve(points[index] ?? start, point));
  const path = `M${start.x},${start.y} ${pieces.join(' ')}`;
  const colour = RELATIONS[rel] ?? OTHER;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.3" marker-end="url(#tip)"><title>${rel}</title></path>`;
}

const STEP = 150;

function legend(placed: readonly Placed[], relations: ReadonlySet<Relation>): string {
  const kinds = Object.entries(KINDS).filter(([kind]) => placed.some(({ node }) => node.kind === kind));
  const boxes = kinds.map(([, { fill, label }], index) => {
    const x = BOX.margin + index * STEP;
    return `<rect x="${x}" y="40" width="14" height="14" fill="${fill}" stroke="#5b6b7b"/><text x="${x + 20}" y="51" font-size="12">${label}</text>`;
  });
  const drawn = Object.entries(RELATIONS).filter(([rel]) => relations.has(rel as Relation));
  const lines = [...drawn, ['any other relation', OTHER] as const].map(([rel, colour], index) => {
    const x = BOX.margin + index * STEP;
    return `<path d="M${x},70 h24" stroke="${colour}" stroke-width="2"/><text x="${x + 30}" y="74" font-size="12">${rel}</text>`;
  });
  return [...boxes, ...lines].join('');
}

/**
 * A lineage as a picture with a legend: from the decision on the left to bundles and commit on the right. It fills the
 * given width. The same lineage gives the same bytes.
 */
export function lineageSvg(lineage: Lineage): string {
  const { placed, edges, leftOut } = layoutOf(lineage);
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const spots = [...placed, ...edges.flatMap(({ by }) => by)];
  const kinds = new Set(placed.map(({ node }) => node.kind)).size;
  const wide = Math.max(...placed.map((each) => left(each) + BOX.width), BOX.margin + kinds * STEP);
  const [width, height] = [wide + BOX.margin, Math.max(...spots.map((each) => top(each) + BOX.height)) + BOX.margin];
  const lines = edges.flatMap(({ from, to, rel, by }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [line(start, end, by, rel)] : [];
  });
  const note = leftOut === 0 ? '' : `; ${leftOut} inputs that no check rests on are not drawn`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" style="max-width:${width}px" font-family="sans-serif" fill="#1a1a1a" role="img">`,
    `<title>${escaped(`Lineage of ${lineage.root}`)}</title>`,
    outputMark('lineage render'),
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#5b6b7b"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${BOX.margin}" y="26" font-size="15">${escaped(`What the decision rests on: ${placed.length} nodes, ${lines.length} edges${note}`)}</text>`,
    legend(placed, new Set(edges.map(({ rel }) => rel))),
    ...lines,
    ...placed.map(box),
    '</svg>',
    '',
  ].join('\n');
}
