import type { PackedAccess, PageDocument } from '../document';
import { type DrawnEdge, type DrawnNode, drawn } from './graph';
import { type Html, html } from './html';
import { empty } from './parts';

/** The most edges that are drawn at once; with more, the reader chooses a surface first. */
const MOST_EDGES = 70;

const LEGEND: Readonly<Record<string, string>> = {
  person: 'people and teams',
  app: 'Apps',
  branch: 'branch',
  approval: 'approval',
  environment: 'deploy environment',
  secret: 'secret (name only)',
  site: 'site',
  other: 'other',
};

const KINDS: Readonly<Record<string, string>> = {
  team: 'person',
  user: 'person',
  admins: 'person',
  writers: 'person',
  app: 'app',
  branch: 'branch',
  approval: 'approval',
  environment: 'environment',
  secret: 'secret',
  site: 'site',
};

function nodeOf(name: string): DrawnNode {
  const at = name.indexOf(':');
  const prefix = name.slice(0, at);
  const kind = KINDS[prefix] ?? 'other';
  const words = prefix === 'writers' ? 'who may write to ' : prefix === 'admins' ? 'admins of ' : '';
  return {
    id: name,
    kind,
    label: `${words}${name.slice(at + 1)}`,
    note: kind === 'person' ? prefix : (LEGEND[kind] ?? prefix),
  };
}

type Edge = PackedAccess['edges'][number];

// The paths to a deploy environment and on from it, without its people's other access.
function around(edges: readonly Edge[], starts: readonly number[]): readonly Edge[] {
  const found = new Set<Edge>();
  const walk = (isBack: boolean) => {
    let edge = new Set(starts);
    for (let step = 0; step < 6 && edge.size > 0; step += 1) {
      const more = edges.filter((each) => edge.has(isBack ? each[1] : each[0]) && !found.has(each));
      for (const each of more) found.add(each);
      edge = new Set(more.map((each) => (isBack ? each[0] : each[1])));
    }
  };
  walk(true);
  walk(false);
  return [...found];
}

/** The access graph's part about a surface on a tier; undefined means all. */
export function accessEdges(
  page: PageDocument,
  surface: string | undefined,
  tier: string | undefined,
): readonly Edge[] {
  const { access, environments, status } = page;
  if (surface === undefined) return access.edges;
  const places = status.surfaces.find(({ id }) => id === surface)?.places ?? [];
  const own = environments[surface] ?? [];
  const chosen = tier === undefined ? own : own.filter((_name, index) => places[index]?.tier === tier);
  const starts = chosen.map((name) => access.nodes.indexOf(name));
  return around(access.edges, starts);
}

/** The access graph as a picture. */
export function accessPicture(page: PageDocument, edges: readonly Edge[], room: number): Html {
  const { nodes, ways } = page.access;
  const name = (index: number) => nodes[index] ?? '';
  const all = edges.map(
    ([from, to, way, bypass]): DrawnEdge => ({
      from: name(from),
      to: name(to),
      words: ways[way] ?? '',
      isRound: bypass === 1,
    }),
  );
  const used = [...new Set(all.flatMap(({ from, to }) => [from, to]))];
  if (used.length === 0) return empty('Nothing leads there.');
  return drawn({ name: 'Who can let what through', nodes: used.map(nodeOf), edges: all, legend: LEGEND, room });
}

/** The view of all access: one surface at a time where there is much. */
export function accessView(page: PageDocument, query: URLSearchParams, room: number): Html {
  const { status, access } = page;
  const isSmall = access.edges.length <= MOST_EDGES;
  const surface = query.get('surface') ?? (isSmall ? '' : (status.surfaces[0]?.id ?? ''));
  const tier = query.get('tier') ?? '';
  const option = (value: string, words: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`;
  const edges = accessEdges(page, surface || undefined, tier || undefined);
  return html`<div class="bar"><label>Surface <select data-query="surface">${isSmall && option('', 'all', surface)}${status.surfaces.map(({ id }) => option(id, id, surface))}</select></label>
<label>Tier <select data-query="tier">${option('', 'all', tier)}${status.tiers.map(({ id }) => option(id, id, tier))}</select></label></div>
<p class="note">Who can let a deploy through, and what it then reaches. Secrets are shown by name; no value is on this page.</p>
${accessPicture(page, edges, room)}`;
}
