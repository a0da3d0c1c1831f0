import { when } from './format';
import { Html, html } from './html';
import { inOrder, type Layout, LINE_HEIGHT, layoutWithin, type Placed } from './layout';
import { rows } from './parts';

/** A node to draw. */
export interface DrawnNode {
  readonly id: string;
  /** A class of the style, and its name in the legend. */
  readonly kind: string;
  readonly label: string;
  /** A second line; that of a node with `isNo` says it in words too. */
  readonly note: string;
  /** Drawn in the colour of failures. */
  readonly isNo?: boolean;
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
  /** The width that the picture may take, in pixels. */
  readonly room: number;
}

const NOWHERE: Placed = { x: 0, y: 0, width: 0, height: 0, lines: [] };

const safe = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

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

function picture({ name, nodes, edges }: Drawing, { width, height, nodes: places, ways }: Layout): Html {
  const drawnEdges = edges.map(({ words, isRound }, index) => {
    return `<path class="edge${isRound ? ' round' : ''}" d="${path(ways[index] ?? [])}" marker-end="url(#tip)"><title>${safe(words)}</title></path>`;
  });
  const boxes = nodes.map(({ id, kind, note: small, isNo }) => {
    const { x, y, width: w, height: h, lines } = places.get(id) ?? NOWHERE;
    const [left, top] = [x - w / 2, y - h / 2];
    const label = lines.map(
      (line, index) => `<text x="${left + 14}" y="${top + 20 + index * LINE_HEIGHT}">${safe(line)}</text>`,
    );
    const note = small === '' ? '' : `<text class="small" x="${left + 14}" y="${top + h - 9}">${safe(small)}</text>`;
    return `<g class="node ${safe(kind)}${isNo ? ' no' : ''}"><rect x="${left}" y="${top}" width="${w}" height="${h}" rx="6"/><path class="stripe" d="M${left + 3},${top + 5}v${h - 10}"/>${label.join('')}${note}</g>`;
  });
  const tip =
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0L8,4L0,8z" class="tip"/></marker></defs>';
  return new Html(
    `<svg class="graph" role="img" aria-label="${safe(name)}; the table below says the same" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${tip}${drawnEdges.join('')}${boxes.join('')}</svg>`,
  );
}

/** The words of an edge, with its way round the approval. */
const said = ({ words, isRound }: DrawnEdge) => `${words}${isRound ? ' (a way round)' : ''}`;

// Each node with what it leads to, by number and name, for a screen that is too narrow for the picture.
function steps({ name, nodes, edges }: Drawing): Html {
  const order = inOrder(nodes, edges);
  const numbers = new Map(order.map(({ id }, index) => [id, index + 1]));
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const items = order.map(({ id, kind, label, note, isNo }) => {
    const own = edges.filter(({ from }) => from === id);
    const groups = [...new Set(own.map(said))].map((words) => {
      const targets = own.filter((edge) => said(edge) === words).map(({ to }) => to);
      return html`<li><span class="muted">${words}</span><ul>${targets.map((to) => html`<li><span class="number">${numbers.get(to)}</span>${labels.get(to)}</li>`)}</ul></li>`;
    });
    return html`<li class="step"><span class="key box ${kind}${isNo ? ' no' : ''}"></span><div><p><span class="number">${numbers.get(id)}</span><strong>${label}</strong></p>${note !== '' && html`<p class="muted small">${note}</p>`}${groups.length > 0 && html`<ul class="leads">${groups}</ul>`}</div></li>`;
  });
  return html`<ol class="steps" aria-label="${name}">${items}</ol>`;
}

/**
 * A graph as a picture with a legend, and the same as a table. A picture that would not be readable in its box becomes a
 * list. dagre lays the picture out in layers, so that edges pass no box.
 */
export function drawn(drawing: Drawing): Html {
  const { name, nodes, edges, legend, room } = drawing;
  const layout = layoutWithin(nodes, edges, room);
  if (!layout) return steps(drawing);
  const used = Object.entries(legend).filter(([kind]) => nodes.some((node) => node.kind === kind));
  const rounds =
    edges.some(({ isRound }) => isRound) && html`<li><span class="key dash"></span>a way around the approval</li>`;
  const noes = nodes.some(({ isNo }) => isNo) && html`<li><span class="key frame"></span>did not pass</li>`;
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return html`<ul class="legend">${used.map(([kind, words]) => html`<li><span class="key box ${kind}"></span>${words}</li>`)}${noes}${rounds}</ul>
<div class="picture">${picture(drawing, layout)}</div>
<details><summary>The same as a table (${edges.length} lines)</summary>${rows(
    name,
    ['From', 'does', 'To'],
    edges.map((edge) => [labels.get(edge.from), said(edge), labels.get(edge.to)]),
  )}</details>`;
}

/** The second line of a node with a time. */
export function dated(kind: string, at: string | null, than: string): string {
  return at === null ? kind : `${kind}, ${when(at, than)}`;
}
