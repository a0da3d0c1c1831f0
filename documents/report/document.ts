import type { ReadinessStatus } from '../../gate/readiness/status';
import type { AccessGraph } from '../../live/access/graph';
import type { Registry } from '../../registry/schema';
import type { Status } from '../status/model';
import type { LineageView } from './lineage-view';

/** A required check of the registry. */
export interface CheckRow {
  readonly id: string;
  readonly scope: string;
  readonly category: string;
  readonly risk: string;
  readonly severity: string;
  readonly mode: string;
  readonly context: string;
}

/** One finding of the policy rules about the registry. */
export interface PolicyRow {
  readonly code: string;
  readonly severity: string;
  readonly level: string;
  readonly status: string;
  readonly stack: string;
  readonly name: string | null;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** The content of a report: the commands' JSON, side by side. */
export interface ReportDocument {
  readonly schema: 'causeway/report/v1';
  readonly version: string;
  readonly status: Status;
  readonly access: AccessGraph;
  /** By the registry's key, each repository's name on GitHub, which the page shows everywhere. */
  readonly repositories: Readonly<Record<string, string>>;
  /** The deploy environments of each surface, as nodes of the access graph. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  readonly checks: readonly CheckRow[];
  /** Null where the rules could not be applied. */
  readonly policy: readonly PolicyRow[] | null;
  /** Null where the registry names no readiness; `unread` where it could not be judged. */
  readonly readiness: ReadinessStatus | 'unread' | null;
  /** By the digest of the decision. */
  readonly lineages: Readonly<Record<string, LineageView>>;
}

/** The access graph with each name once, so that a thousand surfaces fit on a page. */
export interface PackedAccess {
  readonly nodes: readonly string[];
  readonly ways: readonly string[];
  /** From, to, way, and 1 for a bypass of the approval. */
  readonly edges: readonly (readonly [from: number, to: number, way: number, bypass: 0 | 1])[];
}

/** The page's data. */
export interface PageDocument extends Omit<ReportDocument, 'access'> {
  readonly access: PackedAccess;
  /** The number of older events per surface that were left out to keep the page small; 0 for none. */
  readonly leftOut: number;
}

/** The names of repositories on GitHub by their keys. */
export function repositoryNames({ repositories }: Pick<Registry, 'repositories'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(repositories).map(([key, { name }]) => [key, name]));
}

/** The most events of a surface on a tier on the page, the newest ones. */
const MAX_EVENTS = 30;
/** The same where there are many surfaces. */
const MAX_EVENTS_OF_MANY = 6;
const MANY = 200;

// The page shortens digests of bundles and receipts; the rest suffices to look them up.
const short = (digest: string) => digest.slice(0, 19);

function packedAccess({ nodes, edges }: AccessGraph): PackedAccess {
  const at = new Map(nodes.map((node, index) => [node, index]));
  const ways = [...new Set(edges.map(({ may }) => may))];
  const way = new Map(ways.map((may, index) => [may, index]));
  const index = (map: ReadonlyMap<string, number>, name: string) => map.get(name) ?? 0;
  return {
    nodes,
    ways,
    edges: edges.map((edge) => [index(at, edge.from), index(at, edge.to), index(way, edge.may), edge.bypass ? 1 : 0]),
  };
}

/** A report in the page's form. */
export function pageDocument(document: ReportDocument): PageDocument {
  const { status, access } = document;
  const most = status.surfaces.length > MANY ? MAX_EVENTS_OF_MANY : MAX_EVENTS;
  let leftOut = 0;
  const surfaces = status.surfaces.map((surface) => ({
    ...surface,
    places: surface.places.map((place) => {
      leftOut += Math.max(0, place.history.length - most);
      const { release, waiting, history } = place;
      return {
        ...place,
        release: release && { ...release, bundle: short(release.bundle), receipt: short(release.receipt) },
        waiting: waiting && { ...waiting, bundle: short(waiting.bundle) },
        history: history.slice(-most),
      };
    }),
  }));
  return { ...document, status: { ...status, surfaces }, access: packedAccess(access), leftOut };
}
