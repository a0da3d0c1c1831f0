/**
 * Whatever the alerts say, the health window alone decides about a rollback. The attack itself is played in
 * `test/services/attacks/visitor/alerts.test.ts`.
 */
import type { AlertFinding } from '../../../../delivery/monitor/alerts';
import { isDown, monitorReport } from '../../../../delivery/monitor/monitor-report';
import { healthWindow } from '../../../../delivery/monitor/window';

const RULE = { failureLimit: 2, failureShare: 0.1, windowSeconds: 2 };
const SUBJECT = { surface: 'shop', tier: 'production', receipt: undefined, url: undefined };
const ALERTS: readonly (AlertFinding | undefined)[] = [
  undefined,
  { status: 'pass', reason: 'Sentry has nothing new' },
  { status: 'hard-fail', reason: 'Sentry has 1 new unresolved issue' },
  { status: 'unverified', reason: 'Sentry could not be asked' },
];

function report(answers: readonly boolean[], alerts: AlertFinding | undefined) {
  const samples = answers.map((ok, index) => {
    const at = new Date(Date.parse('2026-11-21T12:00:00Z') + index * 1000);
    return { at, ok, reason: ok ? 'healthy' : 'it answered 503', milliseconds: 1 };
  });
  return monitorReport(SUBJECT, { verdict: healthWindow(samples, RULE), samples }, alerts);
}

test.each(ALERTS)('an outage is rolled back whatever the alerts say: %j', (alerts) => {
  const found = report([false, false], alerts);
  expect([isDown(found), found.verdict]).toEqual([true, 'unhealthy']);
  expect(found.reason).toContain('2 failures in a row');
  if (alerts && alerts.status !== 'pass') expect(found.reason).toContain(alerts.reason);
});

test.each(ALERTS)('alerts alone roll nothing back: %j', (alerts) => {
  const found = report([true, true, true], alerts);
  const verdict = { pass: 'healthy', 'hard-fail': 'unhealthy', unverified: 'unverified' }[alerts?.status ?? 'pass'];
  expect([isDown(found), found.verdict]).toEqual([false, verdict]);
});
