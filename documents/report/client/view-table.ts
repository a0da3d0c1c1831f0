import type { PageDocument } from '../document';
import { accessView } from './access';
import { gateView, lineageView } from './gate';
import type { Html } from './html';
import { checksView, driftView, incidentsView, policyView, readinessView, secretsView, waiversView } from './lists';
import { overview, waitingView } from './overview';
import type { Route } from './route';
import type { Tone } from './state';

interface Entry {
  readonly title: string;
  /** The number of items that need attention, and their severity. */
  readonly count: (page: PageDocument) => readonly [number, Tone];
  readonly view: (page: PageDocument, route: Route, room: number) => Html;
}

const none = (): readonly [number, Tone] => [0, 'none'];

/** The views of the navigation, in order. */
export const VIEWS: Readonly<Record<string, Entry>> = {
  '': { title: 'Overview', count: none, view: overview },
  waiting: {
    title: 'Waiting',
    count: ({ status }) => [
      status.surfaces.flatMap(({ places }) => places.filter(({ waiting }) => waiting)).length,
      'wait',
    ],
    view: waitingView,
  },
  gate: {
    title: 'Gate',
    count: ({ status }) => [
      status.decisions.filter(({ decision, mode }) => decision === 'no-go' && mode === 'blocking').length,
      'bad',
    ],
    view: gateView,
  },
  lineage: { title: 'Lineage', count: none, view: (page, { query }, room) => lineageView(page, query, room) },
  access: { title: 'Access', count: none, view: (page, { query }, room) => accessView(page, query, room) },
  checks: { title: 'Checks', count: none, view: checksView },
  drift: {
    title: 'Drift',
    count: ({ status }) => [
      status.stacks.filter(({ state }) => state !== 'as-planned').length,
      status.stacks.some(({ state }) => state === 'drifted') ? 'bad' : 'unknown',
    ],
    view: driftView,
  },
  incidents: { title: 'Incidents', count: ({ status }) => [status.incidents.length, 'bad'], view: incidentsView },
  secrets: {
    title: 'Secrets',
    count: ({ status }) => [
      status.secrets.length,
      status.secrets.some(({ state }) => state === 'due') ? 'bad' : 'wait',
    ],
    view: secretsView,
  },
  waivers: { title: 'Waivers', count: ({ status }) => [status.waivers.length, 'wait'], view: waiversView },
  policy: {
    title: 'Policy',
    count: ({ policy }) => [policy.length, policy.some(({ level }) => level === 'mandatory') ? 'bad' : 'wait'],
    view: policyView,
  },
  readiness: { title: 'Readiness', count: none, view: readinessView },
};
