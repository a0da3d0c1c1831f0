import { sortedBy } from '../../plan/sorted';
import type { Lineage, LineageEdge, LineageNode } from './graph';
import { reachableNodes } from './shape';

/** A place of the drawing: column from the left, row from the top. */
export interface Spot {
  readonly column: number;
  readonly row: number;
}

/** A node with its place. */
export interface Placed extends Spot {
  readonly node: LineageNode;
}

/** An edge, and the free spots that it passes in the columns between its ends, from left to right. */
export interface DrawnEdge extends LineageEdge {
  readonly by: readonly Spot[];
}

/** The drawn part of a lineage, and the number of inputs left out. */
export interface Layout {
  readonly placed: readonly Placed[];
  readonly edges: readonly DrawnEdge[];
  /** Inputs without a check: listed in the file, not drawn. */
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

// The decision consumes every input. Only the paths through checks, and their consequences, are drawn.
function drawnEdges({ root, edges }: Lineage): readonly LineageEdge[] {
  const through = edges.filter(({ from, rel }) => from !== root || rel === 'decides');
  const seen = reachableNodes({ root, edges: [...through] });
  return through.filter(({ from }) => seen.has(from));
}

function columns(root: string, edges: readonly LineageEdge[], count: number): ReadonlyMap<string, number> {
  const column = new Map([[root, 0]]);
  // At most as many rounds as the longest path has steps, so that a cycle ends too.
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

// Nodes are placed near their predecessors, so lines stay short and cross less.
function meanRow(id: string, edges: readonly LineageEdge[], rows: ReadonlyMap<string, number>): number {
  const before = edges.flatMap(({ from, to }) => (to === id ? (rows.get(from) ?? []) : []));
  return before.length === 0 ? 0 : before.reduce((sum, row) => sum + row, 0) / before.length;
}

// Edges to one node share a spot in each column that they pass, so boxes cover no edge.
function passing(edges: readonly LineageEdge[], column: ReadonlyMap<string, number>, at: number): readonly string[] {
  const passed = edges.filter(({ from, to }) => (column.get(from) ?? at) < at && at < (column.get(to) ?? at));
  return [...new Set(passed.map(({ to }) => to))].sort();
}

/**
 * Places the nodes from the decision to its evidence in columns from left to right. The same lineage gives the same
 * layout.
 */
export function layoutOf(lineage: Lineage): Layout {
  const edges = drawnEdges(lineage);
  const column = columns(lineage.root, edges, lineage.nodes.length);
  const drawn = lineage.nodes.filter(({ id }) => column.has(id));
  const place = ({ kind, name, id }: LineageNode) => `${String(ORDER.indexOf(kind)).padStart(2, '0')} ${name} ${id}`;
  const rows = new Map<string, number>();
  const spots = new Map<string, Spot>();
  const placed: Placed[] = [];
  for (let at = 0; placed.length < drawn.length; at += 1) {
    const nodes = sortedBy(
      drawn.filter(({ id }) => column.get(id) === at),
      place,
    ).map((node) => ({ id: node.id, node, wanted: meanRow(node.id, edges, rows) }));
    const ways = passing(edges, column, at).map((id) => ({ id, node: undefined, wanted: meanRow(id, edges, rows) }));
    let next = 0;
    for (const { id, node, wanted } of [...nodes, ...ways].sort((left, right) => left.wanted - right.wanted)) {
      const row = Math.max(next, Math.round(wanted));
      next = row + 1;
      if (node === undefined) spots.set(`${id} ${at}`, { column: at, row });
      else {
        rows.set(id, row);
        placed.push({ node, column: at, row });
      }
    }
  }
  const between = ({ from, to }: LineageEdge) => {
    const [start = 0, end = 0] = [column.get(from), column.get(to)];
    const columnsBetween = Array.from({ length: Math.max(0, end - start - 1) }, (_none, index) => start + 1 + index);
    return columnsBetween.flatMap((at) => spots.get(`${to} ${at}`) ?? []);
  };
  return {
    placed,
    edges: edges.map((edge) => ({ ...edge, by: between(edge) })),
    leftOut: lineage.nodes.length - drawn.length,
  };
}
