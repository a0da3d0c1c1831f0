import { createHash } from 'node:crypto';
import { Html, html } from '../../../../documents/report/client/html';
import { routeOf } from '../../../../documents/report/client/route';
import { VIEWS } from '../../../../documents/report/client/view-table';
import { pageView } from '../../../../documents/report/client/views';
import { pageDocument } from '../../../../documents/report/document';
import { type Packed, unpack } from '../../../../documents/report/packed';
import { reportPage } from '../../../../documents/report/page';
import { committedPageScript, pageScript } from '../../../../toolchain/report-page';
import { book } from '../../../support/evidence/verified';
import { worldReport } from '../../../support/status/report';
import { commitNamed, worldFacts, worldRegistry, worldStatements } from '../../../support/status/world';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const between = (text: string, start: string, end: string) => text.split(start)[1]?.split(end)[0] ?? '';

test('the script on the page is made from its sources: npm run build:report', () => {
  expect(committedPageScript()).toBe(pageScript());
});

test('the policy allows exactly the page’s own script and style, and nothing from elsewhere', () => {
  const page = reportPage(worldReport());
  const policy = between(page, 'Content-Security-Policy" content="', '"').replaceAll('&#39;', "'");
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${sha256(between(page, '<style>', '</style>'))}`,
    `script-src ${sha256(committedPageScript())}`,
    ...["img-src 'none'", "base-uri 'none'", "form-action 'none'"],
  ]);
  expect(page.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/\b(?:src|href)="(?!#)|\bstyle=|\bon\w+=/);
});

const EVIL = '</script><img src=x onerror=alert(1)>"\'&';

test('what people write into the registry stays text', () => {
  const { surfaces } = worldRegistry();
  const registry = worldRegistry({ surfaces: surfaces.map((surface) => ({ ...surface, description: EVIL })) });
  const report = worldReport(worldFacts({ registry }));
  const page = reportPage(report);
  expect(page.split('</script>')).toHaveLength(3);
  const data = JSON.parse(between(page, 'id="data">', '</script>')) as Packed;
  expect(unpack(data)).toEqual(JSON.parse(JSON.stringify(pageDocument(report))));
  const view = pageView(pageDocument(report), routeOf('#/surface/storefront'), 920).text;
  expect(view).not.toContain('<img');
  expect(view).toContain('&lt;/script&gt;');
});

test('a template escapes every value but HTML', () => {
  expect(html`<p title="${EVIL}">${['<', 1, null, undefined, false, new Html('<b>')]}</p>`.text).toBe(
    '<p title="&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;">&lt;1<b></p>',
  );
});

const document = pageDocument(worldReport());
const wordsIn = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const textOf = (hash: string) => wordsIn(pageView(document, routeOf(hash), 920).text);

test('where nothing was read, no view says that there is nothing', () => {
  const unread = { what: 'the evidence branch', reason: 'no such remote', next: 'causeway evidence verify' };
  const nothing = { ok: false, isNo: false, unread } as const;
  const blind = worldReport(worldFacts({ book: nothing, waivers: nothing, live: new Map() }));
  const page = pageDocument({ ...blind, policy: null, readiness: 'unread' });
  expect(page.status).toMatchObject({ incidents: null, waivers: null });
  const words = (hash: string) => wordsIn(pageView(page, routeOf(hash), 920).text);
  for (const unknown of [
    /\? releases wait \(not all read\)/,
    /\? open incidents \(not all read\)/,
    /\? stacks drifted \(not all read\)/,
    /\? waivers in force \(not all read\)/,
  ]) {
    expect(words('#/')).toMatch(unknown);
  }
  const views = [...Object.keys(VIEWS), `surface/${page.status.surfaces[0]!.id}`];
  for (const view of views) {
    expect(words(`#/${view}`)).not.toMatch(
      /No release|No open|There are no|Every policy rule|names no readiness|has decided nothing about|Nothing was|nothing is live|\b0 (releases|open|stacks|waivers)/,
    );
  }
});

/** The words of a view of a page whose evidence has one file, of a kind and a surface, that cannot be read. */
function wordsWithout(kind: 'incident' | 'release-decision', surface: string) {
  const statements = worldStatements();
  const [like] = statements.filter(({ statement }) => statement.kind === kind);
  const lost = { path: like!.path.replaceAll('checkout', surface), reason: 'the file is too large' };
  const facts = worldFacts({ book: { ok: true, value: book(statements, [lost]) } });
  const page = pageDocument(worldReport(facts));
  return (hash: string) => wordsIn(pageView(page, routeOf(hash), 920).text);
}

test('an incident that cannot be read is counted beside a known one', () => {
  const words = wordsWithout('incident', 'docs');
  expect(words('#/')).toContain('1+ open incidents (not all read)');
  expect(words('#/incidents')).toContain('More incidents may be open');
  expect(words('#/surface/docs')).toContain('Whether an incident is open is unknown');
  expect(words('#/surface/checkout')).not.toContain('incident is open is unknown');
  const other = wordsWithout('incident', 'checkout');
  expect(other('#/surface/checkout')).toContain('Whether another incident is open is unknown');
});

test('a decision that cannot be read may be newer than every known one', () => {
  const words = wordsWithout('release-decision', 'checkout');
  expect(words('#/')).toMatch(/Gate \d+\+/);
  expect(words('#/gate')).toContain('Newer decisions may exist');
  expect(words('#/surface/orders-api')).toContain('Newer decisions may exist');
  expect(words('#/surface/checkout')).toContain('The gate’s decisions could not be read');
});

test('a secret without a recorded rotation makes the number of overdue ones unknown', () => {
  const registry = worldRegistry();
  const surfaces = registry.surfaces.map((surface) => ({
    ...surface,
    secrets: surface.secrets.map(({ lastRotated: _, ...secret }) => secret),
  }));
  const page = pageDocument(worldReport(worldFacts({ registry: { ...registry, surfaces } })));
  expect(wordsIn(pageView(page, routeOf('#/'), 920).text)).toContain('? secrets overdue (not all read)');
});

test('the overview shows what is wrong, what was not read and what is live', () => {
  const text = textOf('#/');
  for (const words of [
    '5 things are wrong',
    '2 things could not be determined',
    'INC-7',
    'Needs approval',
    'Gate: no-go',
    'Soaking',
    'Uncertain',
    'approved by ada, grace',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain(commitNamed('web 41').slice(0, 7));
});

test.each([
  ['#/waiting', 'waits for approval by team release'],
  ['#/gate', 'there is no result of unit for this commit'],
  ['#/lineage', 'orders-api deployed to staging'],
  ['#/access', 'deploy environment'],
  ['#/checks', 'a workflow that skips the gate'],
  ['#/drift', 'Drifted for 10 hours'],
  ['#/incidents', 'card payments fail'],
  ['#/secrets', 'PAYMENT_KEY'],
  ['#/waivers', 'w-4f1c'],
  ['#/waivers', 'Without it: '],
  ['#/policy', 'CW-107'],
  ['#/readiness', 'UC-02'],
  ['#/surface/checkout', 'rolled back'],
  ['#/surface/nothing', 'There is no surface nothing.'],
  ['#/nothing', 'There is no such view.'],
])('%s shows "%s"', (hash, words) => {
  expect(textOf(hash)).toContain(words);
});

test('a repository has its name on GitHub in every view, never the registry’s key', () => {
  const { surfaces, decisions } = document.status;
  expect([surfaces, decisions].map((all) => all.some(({ repository }) => repository === 'web'))).toEqual([true, true]);
  const { id } = surfaces.find(({ repository }) => repository === 'web') ?? {};
  expect(pageView(document, routeOf('#/'), 920).text).toContain('<summary><span>storefront</span>');
  expect(textOf(`#/surface/${id}`)).toContain('repository storefront');
  expect(textOf('#/gate')).toContain('in storefront, decided');
  // The key stays the name of a team.
  for (const hash of ['#/', `#/surface/${id}`, '#/gate']) expect(textOf(hash)).not.toMatch(/(?:repository|in) web\b/);
});

test('the lineage of a no-go tells which of its nodes did not pass, and that of a go has none', () => {
  const of = (decision: string) => {
    const { digest } = document.status.decisions.find((each) => each.decision === decision) ?? {};
    return pageView(document, routeOf(`#/lineage?decision=${digest}`), 920).text;
  };
  const no = wordsIn(of('no-go'));
  expect(no).toContain('No-go: promotion to production did not pass: decision');
  expect(no).toContain('unit@orders-api: missing did not pass: check');
  expect(no).toContain('drill@search: stale did not pass: check');
  expect(no).toContain('branch: pass check');
  expect(of('go')).not.toContain('did not pass');
});

test('every view says so where there is nothing to show', () => {
  const { tiers } = worldRegistry();
  const registry = worldRegistry({
    tiers,
    checks: [],
    surfaces: worldRegistry().surfaces.map((each) => ({ ...each, secrets: [], evidence: [] })),
  });
  const unread = { what: 'the evidence branch', reason: 'no', next: 'causeway receipt list' };
  const facts = worldFacts({ registry, book: { ok: false, isNo: false, unread }, waivers: { ok: true, value: [] } });
  const none = pageDocument(worldReport(facts, { policy: [], readiness: null }));
  for (const name of Object.keys(VIEWS)) {
    expect(pageView(none, routeOf(`#/${name}`), 270).text).toContain('<main');
  }
  expect(pageView(none, routeOf('#/'), 270).text).toContain('evidence not read');
});
