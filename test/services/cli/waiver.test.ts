import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { githubAt } from '../../../emulator/github/address';
import { approverTeams } from '../../../evidence/waivers/teams';
import { type Office, openOffice } from '../../support/cli/office';
import { sample } from '../../support/emulator/sample';
import { evidenceRegistry } from '../../support/evidence/registry';
import { type Github, startSample } from '../emulator/github-client';

const COMMIT = 'a'.repeat(40);
const PARTS = [
  ...['--constraint', 'CI takes less than ten minutes', '--risk-if-unchanged', 'the fix of an outage waits'],
  ...['--minimal-exception', 'one release above the limit', '--rollback-path', 'causeway rollback run'],
];
const ASKS = [...PARTS, '--requested-by', 'user:octocat'];
const DAY = 86_400_000;

let office: Office;
let now: Date;
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const files = () => readdirSync(join(office.folder, 'registry/waivers')).sort();
const check = async (at: Date) => {
  const { code, stdout } = await office.as(undefined, at, 'waiver', 'check', '--json');
  return { code, waivers: JSON.parse(stdout).waivers };
};

beforeEach(async () => {
  const registry = evidenceRegistry();
  const governance = { ...registry.governance, waiverApprovers: ['user:hubot', 'user:octocat'] };
  office = await openOffice({ ...registry, governance }, ['user:octocat', 'user:hubot', 'user:mallory']);
  now = office.now;
});
afterEach(() => office.close());

const stacked = ['--check', 'hygiene-protection', '--stack', 'production', '--id', 'w-1', ...ASKS];
const asked = (...more: readonly string[]) => office.as('user:octocat', now, 'waiver', 'new', ...more);

describe('causeway waiver', () => {
  it('is asked for by one person, approved by another, holds and expires', async () => {
    expect(await check(now)).toEqual({ code: 0, waivers: [] });
    expect(await asked(...stacked)).toMatchObject({ code: 0, stderr: '' });
    expect(await check(now)).toMatchObject({ code: 1, waivers: [{ id: 'w-1', status: 'unapproved' }] });
    const approved = await office.as('user:hubot', later(DAY), 'waiver', 'approve', 'w-1', '--approver', 'user:hubot');
    expect(approved).toMatchObject({ code: 0, stdout: expect.stringContaining('w-1.approval-hubot.sigstore.json') });
    expect(files()).toEqual(['w-1.approval-hubot.sigstore.json', 'w-1.sigstore.json']);
    expect(await check(later(DAY))).toMatchObject({
      code: 0,
      waivers: [
        {
          id: 'w-1',
          status: 'valid',
          daysLeft: 6,
          usesLeft: null,
          for: 'stack production',
          surfaces: ['docs', 'orders', 'shop'],
        },
      ],
    });
    const { code, stdout } = await office.as(undefined, later(8 * DAY), 'waiver', 'check', 'w-1');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/w-1\s*│ expired/)]);
  });

  it('of a release whose uses cannot be counted could not be determined, and is shown', async () => {
    expect((await asked('--check', 'slo', '--surface', 'shop', '--commit', COMMIT, ...ASKS)).code).toBe(0);
    const [file = ''] = files();
    const id = file.replace('.sigstore.json', '');
    expect(id).toMatch(/^w-[0-9a-f]{12}$/);
    await office.as('user:hubot', now, 'waiver', 'approve', id, '--approver', 'user:hubot');
    const { code, stdout, stderr } = await office.as(undefined, now, 'waiver', 'check');
    expect(code).toBe(3);
    expect(stdout).toContain('its uses could not be counted');
    expect(stderr).toContain('uses could not be counted: the registry names no evidence branch');
  });

  it.each([
    ['by the one who asked', 'user:octocat', 'user:octocat', 1, /a person cannot approve their own waiver/],
    ['by somebody who may not', 'user:mallory', 'user:mallory', 2, /may not attest waiver-approval/],
    ['in the name of another person', 'user:octocat', 'user:hubot', 2, /signed by person-0, not by user:hubot/],
    ['by a team', 'user:hubot', 'team:release', 2, /is not a person/],
  ])('approved %s is refused, and nothing is written', async (_name, signer, approver, code, message) => {
    await asked(...stacked);
    const outcome = await office.as(signer, now, 'waiver', 'approve', 'w-1', '--approver', approver);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(files()).toEqual(['w-1.sigstore.json']);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['without its parts', ['--check', 'slo', '--surface', 'shop', '--commit', COMMIT], /lacks --constraint, --risk-if/],
    ['of isolation', ['--check', 'isolation-tier-boundary', '--stack', 'dev', ...ASKS], /is never waived/],
    ['of receipts', ['--check', 'receipt', '--surface', 'shop', '--commit', COMMIT, ...ASKS], /is never waived/],
    ['of a rule that is none', ['--check', 'hygiene-x', '--stack', 'dev', ...ASKS], /no policy rule "hygiene-x"/],
    ['of a rule for a commit', ['--check', 'hygiene-protection', '--commit', COMMIT, ...ASKS], /is a policy rule/],
    [
      'for a stack that is none',
      ['--check', 'hygiene-protection', '--stack', 'moon', ...ASKS],
      /the surfaces of moon are missing/,
    ],
    ['for half an id', ['--check', 'slo', '--surface', 'shop', '--commit', 'abc123', ...ASKS], /full id/],
    ['for half a range', ['--check', 'slo', '--surface', 'shop', '--from', COMMIT, ...ASKS], /needs --from and --to/],
    ['for nothing', ['--check', 'slo', '--surface', 'shop', ...ASKS], /exactly one of a commit/],
    [
      'for an unknown surface',
      ['--check', 'slo', '--surface', 'moon', '--commit', COMMIT, ...ASKS],
      /no surface "moon"/,
    ],
    ['for a month', [...stacked, '--days', '30'], /not from 1 to 14/],
    ['for ever', [...stacked, '--max-uses', '1000'], /not from 1 to 100/],
    [
      'by a team',
      ['--check', 'slo', '--surface', 'shop', '--commit', COMMIT, ...PARTS, '--requested-by', 'team:web'],
      /not a person/,
    ],
    ['in the name of another person', [...stacked.slice(0, -1), 'user:hubot'], /signed by person-0, not by user:hubot/],
    ['with an id that leaves the folder', [...stacked, '--id', '../w'], /an id is/],
  ])('%s is refused, and nothing is written', async (_name, args, message) => {
    const outcome = await asked(...args);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(() => files()).toThrow(/ENOENT/);
  });

  it('is never written over another one, and an unknown one is named', async () => {
    await asked(...stacked);
    const before = office.read('registry/waivers/w-1.sigstore.json');
    expect(await asked(...stacked)).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') });
    expect(office.read('registry/waivers/w-1.sigstore.json')).toBe(before);
    const approve = await office.as('user:hubot', now, 'waiver', 'approve', 'w-2', '--approver', 'user:hubot');
    expect(approve).toMatchObject({ code: 2, stderr: expect.stringMatching(/no waiver "w-2"[\s\S]*allowed: w-1/) });
    expect((await office.as(undefined, now, 'waiver', 'check', 'w-2')).code).toBe(2);
  });

  it('without a key says what is needed', async () => {
    const outcome = await office.as(undefined, now, 'waiver', 'new', ...stacked);
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('there is nothing to sign with') });
  });

  it('takes neither another registry nor another time where CI=true', async () => {
    office.variables['CI'] = 'true';
    for (const [flag, value] of [
      ['--now', now.toISOString()],
      ['--registry', 'registry/deploy-surfaces.json'],
    ] as const) {
      for (const args of [['new', ...stacked], ['approve', 'w-1', '--approver', 'user:hubot'], ['check']]) {
        const { code, stderr } = await office.as('user:octocat', now, 'waiver', ...args, flag, value);
        expect([code, stderr]).toEqual([2, expect.stringContaining(`${flag} is refused when CI=true`)]);
      }
    }
    expect(() => files()).toThrow(/ENOENT/);
  });

  it('whose file or approval was altered by a byte does not hold', async () => {
    await asked(...stacked);
    await office.as('user:hubot', now, 'waiver', 'approve', 'w-1', '--approver', 'user:hubot');
    const path = 'registry/waivers/w-1.sigstore.json';
    const sound = office.read(path);
    office.put(path, `${sound} `);
    expect(await check(now)).toMatchObject({
      code: 1,
      waivers: [{ status: 'refused', reason: expect.stringContaining('canonical') }],
    });
    office.put(path, sound.slice(0, -10));
    expect((await check(now)).code).toBe(1);
    office.put(path, sound);
    expect((await check(now)).code).toBe(0);
    office.put('registry/waivers/w-1.approval-hubot.sigstore.json', sound);
    expect(await check(now)).toMatchObject({ code: 1, waivers: [{ status: 'unapproved' }] });
  });
});

describe('causeway policy check with a waiver', () => {
  const policy = async (at: Date) => {
    const { code, stdout } = await office.as(undefined, at, 'policy', 'check', '--on', 'registry', '--json');
    const { findings } = JSON.parse(stdout);
    return { code, found: findings.filter((each: { code: string }) => each.code === 'least-privilege-workflow-token') };
  };
  const rule = ['--check', 'least-privilege-workflow-token', '--stack', 'foundation', '--id', 'w-1', ...ASKS];

  it('tells of the waived rule by the waiver’s name, and stops again when it has expired', async () => {
    const draft = JSON.parse(office.read('registry/deploy-surfaces.json'));
    draft.repositories.web.workflowPermissions = 'write';
    office.put('registry/deploy-surfaces.json', JSON.stringify(draft));
    expect((await policy(now)).found).toMatchObject([{ level: 'mandatory' }]);
    await asked(...rule);
    expect((await policy(now)).found).toMatchObject([
      { level: 'mandatory', what: expect.stringContaining('waiver w-1: it has no approval') },
    ]);
    await office.as('user:hubot', now, 'waiver', 'approve', 'w-1', '--approver', 'user:hubot');
    expect((await policy(now)).found).toMatchObject([
      { level: 'advisory', what: expect.stringContaining('waived by w-1 until'), waiver: { id: 'w-1' } },
    ]);
    expect((await policy(later(8 * DAY))).found).toMatchObject([
      { level: 'mandatory', what: expect.stringContaining('waiver w-1: it expired at') },
    ]);
  });
});

describe('waivers that members of a team approve', () => {
  const trusting = (team: readonly string[]) =>
    evidenceRegistry([], { governance: { ...evidenceRegistry().governance, waiverApprovers: team } });
  let github: Github;
  beforeEach(async () => {
    github = await startSample();
    await office.close();
    office = await openOffice(trusting(['team:release']), ['user:octocat', 'user:hubot']);
    now = office.now;
    await office.as('user:hubot', now, 'waiver', 'new', ...stacked.slice(0, -1), 'user:hubot');
  });
  afterEach(() => github.service.close());
  const asking = (token: string) =>
    Object.assign(office.variables, { GITHUB_TOKEN: token, ...githubAt(github.service.url) });

  it('hold when GitHub says that the approver is in the team, and only then', async () => {
    await office.as('user:octocat', now, 'waiver', 'approve', 'w-1', '--approver', 'user:octocat');
    expect(await check(now)).toMatchObject({ code: 3, waivers: [{ status: 'unverified' }] });
    asking(sample.inspectionToken);
    expect(await check(now)).toMatchObject({ code: 0, waivers: [{ status: 'valid' }] });
    github.world.teams['release']!.members.splice(0, 1);
    expect(await check(now)).toMatchObject({ code: 1, waivers: [{ status: 'unapproved' }] });
    asking('ghp_unknown');
    expect(await check(now)).toMatchObject({ code: 3, waivers: [{ status: 'unverified' }] });
  });

  it('are handed to a gate in another job as a document of who was in the team', async () => {
    const write = (...more: readonly string[]) => office.as(undefined, now, 'waiver', 'approvers', ...more);
    expect(await write()).toMatchObject({ code: 2, stderr: expect.stringContaining('no credential') });
    const registry = office.read('registry/deploy-surfaces.json');
    const people = JSON.parse(registry);
    people.governance.waiverApprovers = ['user:octocat', 'user:hubot'];
    office.put('registry/deploy-surfaces.json', JSON.stringify(people));
    expect(await write('--out', 'people.json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no team may approve'),
    });
    expect(approverTeams(Buffer.from(office.read('people.json')), now).size).toBe(0);
    office.put('registry/deploy-surfaces.json', registry);
    asking(sample.inspectionToken);
    expect((await write('--out', 'teams.json')).code).toBe(0);
    const bytes = Buffer.from(office.read('teams.json'));
    expect(approverTeams(bytes, now)).toEqual(new Map([['team:release', ['user:mona', 'user:octocat']]]));
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
    for (const time of [hours(2), hours(-1)]) expect(() => approverTeams(bytes, time)).toThrow(/too long ago/);
    expect(() => approverTeams(Buffer.from('{}'), now)).toThrow(/an unexpected structure/);
    asking('ghp_unknown');
    expect((await write('--out', 'none.json')).code).toBe(3);
    expect(approverTeams(Buffer.from(office.read('none.json')), now).size).toBe(0);
  });
});
