import { sortedBy } from '../../plan/sorted';
import type { Lineage, LineageEdge, LineageNode } from './graph';
import { reachable } from './shape';

/** A node with its place: column from the left, row from the top. */
export interface Placed {
  readonly node: LineageNode;
  readonly column: number;
  readonly row: number;
}

/** What is drawn of a lineage, and how many inputs are left out. */
export interface Layout {
  readonly placed: readonly Placed[];
  readonly edges: readonly LineageEdge[];
  /** Inputs that no check rests on: listed in the file, not drawn. */
  readonly leftOut: number;
}

const ORDER = [
  'decision',
  'check',
  'receipt',
  'artifact',
  'approval',
  'waiver',
  'input',
  'policy',
  'registry',
  'bundle',
];

// The decision consumes every input; drawn are the ways through checks, and what leads on from there.
function drawnEdges({ root, edges }: Lineage): readonly LineageEdge[] {
  const through = edges.filter(({ from, rel }) => from !== root || rel === 'decides');
  const seen = reachable({ root, edges: [...through] });
  return through.filter(({ from }) => seen.has(from));
}

function columns(root: string, edges: readonly LineageEdge[], count: number): ReadonlyMap<string, number> {
  const column = new Map([[root, 0]]);
  // As many rounds as the longest way can have steps; a cycle ends there too.
  for (let round = 0, moved = true; moved && round < count; round += 1) {
    moved = false;
    for (const { from, to } of edges) {
      const next = (column.get(from) ?? 0) + 1;
      if (next > count || next <= (column.get(to) ?? 0)) continue;
      column.set(to, next);
      moved = true;
    }
  }
  return column;
}

// Beside what leads to it: lines stay short and cross less.
function meanRow(id: string, edges: readonly LineageEdge[], rows: ReadonlyMap<string, number>): number {
  const before = edges.flatMap(({ from, to }) => (to === id ? (rows.get(from) ?? []) : []));
  return before.length === 0 ? 0 : before.reduce((sum, row) => sum + row, 0) / before.length;
}

/** Places what leads from the decision to its evidence, in columns from left to right: the same for the same lineage. */
export function layoutOf(lineage: Lineage): Layout {
  const edges = drawnEdges(lineage);
  const column = columns(lineage.root, edges, lineage.nodes.length);
  const drawn = lineage.nodes.filter(({ id }) => column.has(id));
  const place = ({ kind, name, id }: LineageNode) => `${String(ORDER.indexOf(kind)).padStart(2, '0')} ${name} ${id}`;
  const rows = new Map<string, number>();
  const placed: Placed[] = [];
  for (let at = 0; placed.length < drawn.length; at += 1) {
    const here = sortedBy(
      drawn.filter(({ id }) => column.get(id) === at),
      place,
    ).map((node) => ({ node, wanted: meanRow(node.id, edges, rows) }));
    let next = 0;
    for (const { node, wanted } of here.sort((left, right) => left.wanted - right.wanted)) {
      const row = Math.max(next, Math.round(wanted));
      next = row + 1;
      rows.set(node.id, row);
      placed.push({ node, column: at, row });
    }
  }
  return { placed, edges, leftOut: lineage.nodes.length - drawn.length };
}
