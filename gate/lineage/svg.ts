import type { Lineage, NodeKind, Relation } from './graph';
import { layoutOf, type Placed } from './layout';

const BOX = { width: 250, height: 34, across: 110, down: 14, margin: 24 };
/** So many characters fit into a box. */
const MAX_NAME = 36;

const FILL: Readonly<Record<NodeKind, string>> = {
  decision: '#1f3a5f',
  check: '#e7edf5',
  receipt: '#dff1e4',
  artifact: '#dff1e4',
  approval: '#fdf0d5',
  waiver: '#fbe0dc',
  input: '#f4f4f4',
  policy: '#ece4f6',
  registry: '#ece4f6',
  bundle: '#cfe8ef',
};

const STROKE: Readonly<Partial<Record<Relation, string>>> = {
  decides: '#1f3a5f',
  verifies: '#2f7d4f',
  approves: '#b7791f',
  waives: '#b0392b',
  revokes: '#b0392b',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function shown(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`;
}

const left = ({ column }: Placed) => BOX.margin + column * (BOX.width + BOX.across);
const top = ({ row }: Placed) => BOX.margin + 30 + row * (BOX.height + BOX.down);

function box(placed: Placed): string {
  const { node } = placed;
  const [x, y] = [left(placed), top(placed)];
  const ink = node.kind === 'decision' ? '#ffffff' : '#1a1a1a';
  return [
    `<g><title>${escaped(`${node.name}\n${node.kind} ${node.id}\n${node.uri}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="5" fill="${FILL[node.kind]}" stroke="#5b6b7b"/>`,
    `<text x="${x + 10}" y="${y + 15}" fill="${ink}" font-size="12">${escaped(shown(node.name))}</text>`,
    `<text x="${x + 10}" y="${y + 28}" fill="${ink}" font-size="9" opacity="0.75">${escaped(`${node.kind} ${node.id.slice(7, 19)}`)}</text></g>`,
  ].join('');
}

function line(from: Placed, to: Placed, rel: Relation): string {
  const [x1, y1] = [left(from) + BOX.width, top(from) + BOX.height / 2];
  const [x2, y2] = [left(to), top(to) + BOX.height / 2];
  const bend = Math.max(40, (x2 - x1) / 2);
  const path = `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  const colour = STROKE[rel] ?? '#8a97a5';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.2" opacity="0.7" marker-end="url(#tip)"><title>${rel}</title></path>`;
}

/** A lineage as a picture: from the decision on the left to bundles and commit on the right. The same bytes for the same lineage. */
export function lineageSvg(lineage: Lineage): string {
  const { placed, edges, leftOut } = layoutOf(lineage);
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const width = Math.max(...placed.map((each) => left(each) + BOX.width)) + BOX.margin;
  const height = Math.max(...placed.map((each) => top(each) + BOX.height)) + BOX.margin + 20;
  const lines = edges.flatMap(({ from, to, rel }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [line(start, end, rel)] : [];
  });
  const note = leftOut === 0 ? '' : `; ${leftOut} inputs that no check rests on are not drawn`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" role="img">`,
    `<title>${escaped(`Lineage of ${lineage.root}`)}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#5b6b7b"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${BOX.margin}" y="${BOX.margin + 6}" font-size="14" fill="#1a1a1a">${escaped(`Lineage: ${placed.length} nodes, ${lines.length} edges${note}`)}</text>`,
    ...lines,
    ...placed.map(box),
    '</svg>',
    '',
  ].join('\n');
}
