import dagre from '@dagrejs/dagre';

/** The part of a node that its size depends on. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
  /** A second line, in smaller letters. */
  readonly note: string;
}

/** The part of an edge that its way depends on. */
interface Joined {
  readonly from: string;
  readonly to: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its place: the middle of its box. */
export interface Placed extends Point {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A graph with a place for everything, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Placed>;
  /** The points of each edge, in the order of the edges. */
  readonly ways: readonly (readonly Point[])[];
}

interface Shape {
  readonly rankdir: 'LR' | 'TB';
  /** The most characters of a label's line. */
  readonly line: number;
  readonly ranksep: number;
}

/** The shapes to try, the most readable first. */
const SHAPES: readonly Shape[] = [
  { rankdir: 'LR', line: 28, ranksep: 70 },
  { rankdir: 'LR', line: 20, ranksep: 40 },
  { rankdir: 'LR', line: 15, ranksep: 28 },
  { rankdir: 'TB', line: 24, ranksep: 44 },
  { rankdir: 'TB', line: 15, ranksep: 44 },
];

/** The smallest scale of a picture: below it, its letters of 12 pixels become smaller than 11. */
const LEAST_SCALE = 0.92;

/** The widths of a character at 14 and at 12 pixels. */
const CHAR = 7.7;
const SMALL = 6.2;
export const LINE_HEIGHT = 18;
const MARGIN = 4;

/** Breaks a label into lines after its separators; a longer part is broken at the end of the line. */
function linesOf(label: string, most: number): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const part of label.split(/(?<=[ /:@_-])/)) {
    if (line !== '' && (line + part).trimEnd().length > most) {
      found.push(line.trim());
      line = '';
    }
    line += part;
    while (line.trimEnd().length > most) {
      found.push(line.slice(0, most));
      line = line.slice(most);
    }
  }
  return [...found, line.trim()].filter((each) => each !== '');
}

function placed({ label, note }: Labelled, most: number): Omit<Placed, 'x' | 'y'> {
  const lines = linesOf(label, most);
  const widest = Math.max(...lines.map((line) => line.length * CHAR), note.length * SMALL);
  return { lines, width: Math.max(96, widest + 28), height: 18 + lines.length * LINE_HEIGHT + (note === '' ? 4 : 18) };
}

function laidOut(nodes: readonly Labelled[], edges: readonly Joined[], { rankdir, line, ranksep }: Shape): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir, ranksep, nodesep: 14, edgesep: 10, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const sizes = nodes.map((node) => [node.id, placed(node, line)] as const);
  for (const [id, { width, height }] of sizes) graph.setNode(id, { width, height });
  for (const [index, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, String(index));
  dagre.layout(graph);
  const at = (id: string): Point => {
    const { x, y } = graph.node(id);
    return { x, y };
  };
  const found = new Map(sizes.map(([id, size]) => [id, Object.assign(at(id), size)]));
  const ways = edges.map(({ from, to }, index) => graph.edge({ v: from, w: to, name: String(index) }).points ?? []);
  return moved(found, ways);
}

// dagre's own size leaves out edges that pass around the outermost boxes.
function moved(nodes: ReadonlyMap<string, Placed>, ways: readonly (readonly Point[])[]): Layout {
  const points = ways.flat();
  const boxes = [...nodes.values()];
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2), ...points.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2), ...points.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2), ...points.map(({ x }) => x)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2), ...points.map(({ y }) => y)) + MARGIN;
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    nodes: new Map([...nodes].map(([id, box]) => [id, { ...box, x: box.x - left, y: box.y - top }])),
    ways: ways.map((way) => way.map(({ x, y }) => ({ x: x - left, y: y - top }))),
  };
}

/** The first shape of a graph that is readable within a width; undefined if there is none. */
export function layoutWithin(nodes: readonly Labelled[], edges: readonly Joined[], room: number): Layout | undefined {
  for (const shape of SHAPES) {
    const layout = laidOut(nodes, edges, shape);
    if (layout.width * LEAST_SCALE <= room) return layout;
  }
  return undefined;
}

/** The nodes in the order of the edges: each one before those that it leads to, unless they lead back. */
export function inOrder<Node extends Labelled>(nodes: readonly Node[], edges: readonly Joined[]): readonly Node[] {
  const layout = laidOut(nodes, edges, { rankdir: 'TB', line: 24, ranksep: 44 });
  const place = (node: Node) => layout.nodes.get(node.id) ?? { x: 0, y: 0 };
  // Boxes of one layer have different heights, and the same middle.
  return [...nodes].sort((one, other) => place(one).y - place(other).y || place(one).x - place(other).x);
}
