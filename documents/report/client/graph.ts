import dagre from '@dagrejs/dagre';
import { when } from './format';
import { Html, html } from './html';
import { rows } from './parts';

/** A node to draw. */
export interface DrawnNode {
  readonly id: string;
  /** A class of the style, and its name in the legend. */
  readonly kind: string;
  readonly label: string;
  /** A second line. */
  readonly note: string;
}

/** An edge to draw, with its words. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly isRound?: boolean;
}

/** A graph with its legend. */
export interface Drawing {
  readonly name: string;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly legend: Readonly<Record<string, string>>;
  /** From left to right, or from top to bottom on a narrow screen. */
  readonly isNarrow: boolean;
}

const CHAR = 6.9;
const LINE = 28;

const safe = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Breaks a label into at most three lines. */
function lines(label: string): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const word of label.split(/(?<=[ /:@])/)) {
    if (line !== '' && line.length + word.length > LINE) {
      found.push(line.trim());
      line = word;
    } else line += word;
  }
  const all = [...found, line.trim()];
  return all.length <= 3
    ? all
    : [
        ...all.slice(0, 2),
        `${all
          .slice(2)
          .join(' ')
          .slice(0, LINE - 1)}…`,
      ];
}

function sized({ label, note }: DrawnNode) {
  const text = lines(label);
  const widest = Math.max(...text.map((each) => each.length), note.length * 0.85);
  return { text, width: Math.max(96, widest * CHAR + 28), height: 18 + text.length * 17 + (note === '' ? 4 : 18) };
}

function path(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const middle = rest.slice(0, -1).map((point, index) => {
    const after = rest[index + 1] ?? point;
    return `Q${point.x},${point.y} ${(point.x + after.x) / 2},${(point.y + after.y) / 2}`;
  });
  const last = rest.at(-1) ?? first;
  return `M${first.x},${first.y}${middle.join('')}L${last.x},${last.y}`;
}

/**
 * A graph as a picture with a legend, and the same as a table. dagre lays it out in layers, so that edges pass no box.
 */
export function drawn({ name, nodes, edges, legend, isNarrow }: Drawing): Html {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: isNarrow ? 'TB' : 'LR',
    nodesep: 14,
    ranksep: isNarrow ? 44 : 70,
    edgesep: 10,
    marginx: 8,
    marginy: 8,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const sizes = new Map(nodes.map((node) => [node.id, sized(node)]));
  for (const node of nodes) graph.setNode(node.id, { ...(sizes.get(node.id) ?? {}) });
  for (const [index, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, String(index));
  dagre.layout(graph);
  const { width = 100, height = 100 } = graph.graph();
  const drawnEdges = edges.map(({ from, to, words, isRound }, index) => {
    const { points = [] } = graph.edge({ v: from, w: to, name: String(index) });
    return `<path class="edge${isRound ? ' round' : ''}" d="${path(points)}" marker-end="url(#tip)"><title>${safe(words)}</title></path>`;
  });
  const boxes = nodes.map((node) => {
    const { x, y } = graph.node(node.id);
    const { text, width: w, height: h } = sizes.get(node.id) ?? sized(node);
    const [left, top] = [x - w / 2, y - h / 2];
    const label = text.map((line, index) => `<text x="${left + 14}" y="${top + 20 + index * 17}">${safe(line)}</text>`);
    const note =
      node.note === '' ? '' : `<text class="small" x="${left + 14}" y="${top + h - 9}">${safe(node.note)}</text>`;
    return `<g class="node ${safe(node.kind)}"><rect x="${left}" y="${top}" width="${w}" height="${h}" rx="6"/><path class="stripe" d="M${left + 3},${top + 5}v${h - 10}"/>${label.join('')}${note}</g>`;
  });
  const tip =
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0L8,4L0,8z" class="tip"/></marker></defs>';
  const svg = new Html(
    `<svg class="graph" role="img" aria-label="${safe(name)}; the table below says the same" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}">${tip}${drawnEdges.join('')}${boxes.join('')}</svg>`,
  );
  const used = Object.entries(legend).filter(([kind]) => nodes.some((node) => node.kind === kind));
  const rounds =
    edges.some(({ isRound }) => isRound) && html`<li><span class="key dash"></span>a way around the approval</li>`;
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return html`<ul class="legend">${used.map(([kind, words]) => html`<li><span class="key box ${kind}"></span>${words}</li>`)}${rounds}</ul>
<div class="scroll" tabindex="0" role="region" aria-label="${name}">${svg}</div>
<details><summary>The same as a table (${edges.length} lines)</summary>${rows(
    name,
    ['From', 'does', 'To'],
    edges.map(({ from, to, words, isRound }) => [
      labels.get(from),
      `${words}${isRound ? ' (a way round)' : ''}`,
      labels.get(to),
    ]),
  )}</details>`;
}

/** The second line of a node with a time. */
export function dated(kind: string, at: string | null, than: string): string {
  return at === null ? kind : `${kind}, ${when(at, than)}`;
}
