import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentLog, POSTMORTEM } from '../../support/cli/incident-files';
import { ROOT } from '../../support/registry/fixtures';
import { Desk } from './desk';

const template = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

type Change = (text: string) => string;
const incident = (change: Change = (text) => text) => desk.office.put('incident.md', change(incidentLog(desk.now)));
const postmortem = (change: Change = (text) => text) => desk.office.put('postmortem.md', change(POSTMORTEM));

describe('causeway incident', () => {
  const open = () => desk.as('user:octocat', desk.later(1), 'incident', 'new', 'incident.md');
  const close = (...more: readonly string[]) =>
    desk.as('user:hubot', desk.later(20), 'incident', 'close', 'incident.md', ...more);

  it('is opened, and closed with its postmortem', async () => {
    incident();
    postmortem();
    expect(await open()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^open {2}critical/) });
    expect(desk.files()).toEqual([expect.stringMatching(/^evidence\/_\/shop\/production\/incident-[0-9a-f]{64}/)]);
    expect(await open()).toMatchObject({ code: 1, stderr: expect.stringContaining('is already open') });
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({ code: 0, stderr: '' });
    expect(desk.files()).toHaveLength(2);
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no open incident'),
    });
  });

  it('that is critical is not closed without a postmortem of its own that is filled in', async () => {
    incident();
    await open();
    expect(await close()).toMatchObject({ code: 2, stderr: expect.stringContaining('with its postmortem') });
    desk.office.put('postmortem.md', template('operations/postmortem-template.md'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('postmortem.md:3: a field is not filled in'),
    });
    postmortem((text) => text.replace('checkout-down', 'other'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/of other/),
    });
    postmortem((text) => text.replace('T09:10', 'T08:10'));
    expect(await close('--postmortem', 'postmortem.md')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('postmortem.md:9: timeline: earlier'),
    });
    expect(desk.files()).toHaveLength(1);
  });

  it('is not closed as another one than was recorded, nor with nothing done', async () => {
    incident();
    await open();
    incident((text) => text.replace('critical', 'warning'));
    expect(await close()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('differs from the recorded incident'),
    });
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
    ['fields that are no YAML', (text) => text.replace('mitigation: [', 'mitigation: [['), /incident\.md:\d+/],
    ['a field twice', (text) => text.replace('surface: shop', 'surface: shop\nsurface: shop'), /incident\.md:5/],
    ['an unknown field', (text) => text.replace('impact:', 'blame: x\nimpact:'), /incident\.md:8: .*blame/],
    ['no fields', () => '# Incident Log\n', /incident\.md:1/],
  ])('of %s is refused, and nothing is recorded', async (_name, change, message) => {
    incident(change);
    const outcome = await open();
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(desk.files()).toEqual([]);
  });

  it('of a branch that is not there could not be recorded', async () => {
    incident();
    const away = ['--evidence-clone', desk.scene.clone('away'), '--evidence-remote', 'file:///nowhere.git'];
    const outcome = await desk.office.as('user:octocat', desk.later(1), 'incident', 'new', 'incident.md', ...away);
    expect(outcome.code).toBe(3);
  });
});
