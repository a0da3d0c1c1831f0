import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceScene } from '../evidence/branch/scene';
import { evidenceRegistry } from '../evidence/registry';
import { ROOT } from '../registry/fixtures';
import { type Office, openOffice } from './office';

const _COMMIT = 'a'.repeat(40);
const template = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let office: Office;
let scene: EvidenceScene;
let now: Date;
let clone: readonly string[];
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeEach(async () => {
  const registry = evidenceRegistry([], {
    apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
    ...{ evidence: { repository: 'web' }, readiness: 'registry/readiness.json' },
  });
  office = await openOffice(registry, ['user:octocat', 'user:hubot']);
  scene = new EvidenceScene();
  clone = ['--evidence-clone', scene.clone('clone')];
  now = office.now;
});
afterEach(async () => {
  await office.close();
  scene.dispose();
});

const files = () => {
  scene.pull();
  return scene.hand.git('ls-files', 'evidence').trim().split('\n').filter(Boolean);
};

const incident = (change: (text: string) => string = (text) => text) =>
  office.put(
    'incident.md',
    change(`---
schema: urn:causeway:incident-log:v1
incident: checkout-down
surface: shop
tier: production
timestamp: ${now.toISOString()}
severity: critical
impact: nobody could pay
mitigation: [rolled back]
followUps: []
---
# Incident Log
`),
  );
const postmortem = (change: (text: string) => string = (text) => text) =>
  office.put(
    'postmortem.md',
    change(`---
schema: urn:causeway:postmortem:v1
incident: checkout-down
rootCause: an expired key
detection: the monitor
timeline:
  - at: 2026-11-21T09:00:00Z
    what: it began
  - at: 2026-11-21T09:10:00Z
    what: it ended
remediation: the key was rotated
prevention:
  - task: rotate a week before
    owner: team:web
---
# Postmortem
`),
  );

describe('causeway incident', () => {
  const open = () => office.as('user:octocat', later(1), 'incident', 'new', 'incident.md', ...clone);
  const close = (...more: readonly string[]) =>
    office.as('user:hubot', later(20), 'incident', 'close', 'incident.md', ...more, ...clone);

  it('is opened, and closed with its postmortem', async () => {
    incident();
    postmortem();
    expect(await open()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^open {2}critical/) });
    expect(files()).toEqual([expect.stringMatching(/^evidence\/_\/shop\/production\/incident-[0-9a-f]{64}/)]);
    expect(await open()).toMatchObject({ code: 1, stderr: expect.stringContaining('is open already') });
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({ code: 0, stderr: '' });
    expect(files()).toHaveLength(2);
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      ...{ code: 1, stderr: expect.stringContaining('there is no open incident') },
    });
  });

  it('that is critical is not closed without a postmortem of its own that is filled in', async () => {
    incident();
    await open();
    expect(await close()).toMatchObject({ code: 2, stderr: expect.stringContaining('with its postmortem') });
    office.put('postmortem.md', template('operations/postmortem-template.md'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('postmortem.md:3: a field is not filled in') },
    });
    postmortem((text) => text.replace('checkout-down', 'other'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/of other/),
    });
    postmortem((text) => text.replace('T09:10', 'T08:10'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('postmortem.md:9: timeline: earlier') },
    });
    expect(files()).toHaveLength(1);
  });

  it('is not closed as another one than was recorded, nor with nothing done', async () => {
    incident();
    await open();
    incident((text) => text.replace('critical', 'warning'));
    expect(await close()).toMatchObject({ code: 2, stderr: expect.stringContaining('another severity') });
    incident((text) => text.replace('[rolled back]', '[]'));
    expect(await close()).toMatchObject({ code: 2, stderr: expect.stringContaining('incident.md:9') });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['the template', () => template('operations/incident-log.md'), /incident\.md:3: a field is not filled in/],
    ['an unknown severity', (text) => text.replace('critical', 'bad'), /incident\.md:7: severity/],
    ['an unknown surface', (text) => text.replace('shop', 'moon'), /there is no surface "moon"/],
    ['an unknown tier', (text) => text.replace('production', 'moon'), /not on a tier "moon"/],
    ['a time to come', (text) => text.replace(/timestamp: .*/, 'timestamp: 2090-01-01T00:00:00Z'), /not begun yet/],
    ['no heading', (text) => text.replace('# Incident Log', '# Log'), /no heading/],
    ['no fields', () => '# Incident Log\n', /incident\.md:1/],
  ])('of %s is refused, and nothing is recorded', async (_name, change, message) => {
    incident(change);
    const outcome = await open();
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(files()).toEqual([]);
  });

  it('of a branch that is not there could not be recorded', async () => {
    incident();
    const away = ['--evidence-clone', scene.clone('away'), '--evidence-remote', 'file:///nowhere.git'];
    expect((await office.as('user:octocat', later(1), 'incident', 'new', 'incident.md', ...away)).code).toBe(3);
  });
});
