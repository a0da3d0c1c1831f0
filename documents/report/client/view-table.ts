import type { PageDocument } from '../document';
import { accessView } from './access';
import { gateView, lineageView } from './gate';
import type { Html } from './html';
import {
  driftedStacks,
  figure,
  type Known,
  openIncidents,
  overdueSecrets,
  stoppingDecisions,
  waitingReleases,
} from './known';
import { checksView, driftView, incidentsView, policyView, readinessView, secretsView, waiversView } from './lists';
import { overview, waitingView } from './overview';
import type { Route } from './route';
import type { Tone } from './state';

interface Entry {
  readonly title: string;
  /** How many items need attention, and their severity; undefined: none. */
  readonly count: (page: PageDocument) => readonly [string, Tone] | undefined;
  readonly view: (page: PageDocument, route: Route, room: number) => Html;
}

const none = (): undefined => undefined;

function badge(known: Known, tone: Tone): readonly [string, Tone] | undefined {
  if (known.count === 0 && known.isWhole) return undefined;
  return [figure(known), known.count === 0 ? 'unknown' : tone];
}

/** The number of entries of a list that is null where it could not be read. */
const entries = (list: readonly unknown[] | null): Known => ({ count: list?.length ?? 0, isWhole: list !== null });

/** The views of the navigation, in order. */
export const VIEWS: Readonly<Record<string, Entry>> = {
  '': { title: 'Overview', count: none, view: overview },
  waiting: {
    title: 'Waiting',
    count: ({ status }) => badge(waitingReleases(status), 'wait'),
    view: waitingView,
  },
  gate: {
    title: 'Gate',
    count: ({ status }) => badge(stoppingDecisions(status), 'bad'),
    view: gateView,
  },
  lineage: { title: 'Lineage', count: none, view: (page, { query }, room) => lineageView(page, query, room) },
  access: { title: 'Access', count: none, view: (page, { query }, room) => accessView(page, query, room) },
  checks: { title: 'Checks', count: none, view: checksView },
  drift: {
    title: 'Drift',
    count: ({ status }) => badge(driftedStacks(status), 'bad'),
    view: driftView,
  },
  incidents: { title: 'Incidents', count: ({ status }) => badge(openIncidents(status), 'bad'), view: incidentsView },
  secrets: {
    title: 'Secrets',
    count: ({ status }) => badge(overdueSecrets(status), 'bad'),
    view: secretsView,
  },
  waivers: { title: 'Waivers', count: ({ status }) => badge(entries(status.waivers), 'wait'), view: waiversView },
  policy: {
    title: 'Policy',
    count: ({ policy }) =>
      badge(entries(policy), policy?.some(({ level }) => level === 'mandatory') === true ? 'bad' : 'wait'),
    view: policyView,
  },
  readiness: { title: 'Readiness', count: none, view: readinessView },
};
