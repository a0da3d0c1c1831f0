import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubAt } from '../../../emulator/github/address';
import { approverTeams } from '../../../evidence/waivers/teams';
import { GateScene } from '../../support/cli/gate-scene';
import { sample } from '../../support/emulator/sample';
import { type Github, startSample } from '../emulator/github-client';

/** A person's key, and the trust entry that accepts it. */
function person(login: string, mayAttest: readonly string[]) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    entry: {
      id: login,
      kind: 'key',
      person: `user:${login}`,
      mayAttest,
      tiers: ['staging'],
      notAfter: '2090-01-01',
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  };
}

const [asker, approver] = [person('hubot', ['waiver']), person('octocat', ['waiver', 'waiver-approval'])];
const PARTS = [
  ...['--constraint', 'the runner of the unit tests is gone', '--risk-if-unchanged', 'the fix of an outage waits'],
  ...['--minimal-exception', 'one release without unit', '--rollback-path', 'causeway rollback run'],
];
const MEMBERS = '/orgs/acme/teams/release/members';

let scene: GateScene;
let github: Github;
/** The requests to GitHub, one `METHOD path` each. */
const asked = () => github.service.requests().map(({ method, path }) => `${method} ${path}`);

async function open(waiverApprovers: readonly string[]): Promise<void> {
  scene = await GateScene.open({}, { people: [asker.entry, approver.entry], governance: { waiverApprovers } });
  // Everything except the result of unit, for which somebody requests a waiver.
  await scene.bundle();
  await scene.receipt();
  const { harbour, commit } = scene;
  const by = (key: string, ...args: readonly string[]) => harbour.run(args, harbour.sigstore.environmentForKey(key));
  const about = ['--check', 'unit', '--surface', 'shop', '--commit', commit, '--id', 'w-1'];
  const wanted = await by(asker.key, 'waiver', 'new', ...about, ...PARTS, '--requested-by', 'user:hubot');
  expect([wanted.stderr, wanted.code]).toEqual(['', 0]);
}

async function approve(): Promise<void> {
  const { harbour } = scene;
  const env = harbour.sigstore.environmentForKey(approver.key);
  const approved = await harbour.run(['waiver', 'approve', 'w-1', '--approver', 'user:octocat'], env);
  // The approver need not be able to ask GitHub. The gate determines whether the approval counts.
  expect(approved).toMatchObject({ code: 0, stderr: expect.stringContaining('may approve: the team was not read') });
}

beforeEach(async () => {
  github = await startSample();
});
afterEach(async () => {
  await github.service.close();
  await scene.harbour.close();
});

const credentials = (token: string = sample.inspectionToken) => ({
  GITHUB_TOKEN: token,
  ...githubAt(github.service.url),
});

/** Evaluates the gate with these variables. Returns its result for the check that the waiver is about. */
async function gate(env: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const { harbour, commit } = scene;
  const args = ['gate', 'evaluate', '--tier', 'staging', '--commit', commit, ...more];
  const { code, stderr } = await harbour.run(args, env);
  const text = readFileSync(join(harbour.clone, 'artifacts/release_readiness_gate_report.json'), 'utf8');
  const { decision, checks, waivers, inputs, blockers } = JSON.parse(text);
  const check = checks.find(({ id }: { id: string }) => id === 'unit@shop');
  return { code, stderr, decision, waivers, inputs, blockers, status: check.status, reason: check.reason };
}

const fault = (kind: { readonly kind: 'drop' } | { readonly kind: 'status'; readonly status: 403 }): void =>
  github.service.addFault({ ...kind, path: MEMBERS, times: 9 });
const TEAM = ['team:release'];
const UNREAD =
  /waiver w-1: w-1\.approval-octocat\.sigstore\.json: could not find out whether user:octocat may approve: the team was not read/;

/** The gate decided no because the waiver does not count, for this reason. */
function expectNo(said: Awaited<ReturnType<typeof gate>>, reason: RegExp): void {
  expect(said).toMatchObject({ code: 1, decision: 'no-go', blockers: ['unit@shop'], status: 'missing', waivers: [] });
  expect(said.reason).toMatch(reason);
}

describe('the approvers’ teams that gate evaluate asks for itself', () => {
  test('let a waiver count that a member of one approved, and the decision can be made again', async () => {
    await open(TEAM);
    await approve();
    const said = await gate(credentials());
    expect(said).toMatchObject({ code: 0, stderr: '', decision: 'go', status: 'waived' });
    expect(said.waivers).toEqual([{ waiverId: 'w-1', checkId: 'unit@shop', use: 1 }]);
    expect(said.reason).toContain('approved by user:octocat');
    // The team's membership is an input of the decision, so replaying it does not need GitHub.
    const folder = join(scene.harbour.clone, 'artifacts/gate_inputs');
    const kept = said.inputs.find(({ kind }: { kind: string }) => kind === 'approver-teams');
    const file = readdirSync(folder).find((name) => name.includes(kept.digest.replace('sha256:', '')));
    const teams = approverTeams(readFileSync(join(folder, file ?? '')), scene.harbour.now);
    expect(teams).toEqual(new Map([['team:release', ['user:mona', 'user:octocat']]]));
    const report = 'artifacts/release_readiness_gate_report.json';
    expect(await scene.harbour.run(['gate', 'replay', report])).toMatchObject({ code: 0 });
  });

  test('do not let it count when the approver is in none of them, or has left', async () => {
    await open(TEAM);
    await approve();
    github.world.teams['release']?.members.splice(0, 1);
    expectNo(await gate(credentials()), /user:octocat is not among the waiver approvers/);
    // GitHub reports no total for this list, so an empty answer may be truncated.
    github.world.teams['release']?.members.splice(0);
    expectNo(await gate(credentials()), UNREAD);
  });

  test.each<readonly [string, () => void, string | undefined]>([
    ['answers 403', () => fault({ kind: 'status', status: 403 }), undefined],
    ['does not know the team', () => void delete github.world.teams['release'], undefined],
    ['breaks off', () => fault({ kind: 'drop' }), undefined],
    ['does not know who asks', () => undefined, 'ghp_unknown'],
  ])('do not let it count when GitHub %s, and say so', async (_what, disturb, token) => {
    await open(TEAM);
    await approve();
    disturb();
    const said = await gate(credentials(token));
    expectNo(said, UNREAD);
    expect(said.stderr).toMatch(/^unverified: team:release: .*the members of the team/m);
    expect(said.stderr + said.reason).not.toContain(token ?? sample.inspectionToken);
  });

  test('do not let it count when nobody may ask GitHub', async () => {
    await open(TEAM);
    await approve();
    expectNo(await gate({}), UNREAD);
  });

  test('count one by one: of two, the one that could be read is enough where it says yes', async () => {
    await open(['team:gone', 'team:release']);
    await approve();
    const said = await gate(credentials());
    expect(said).toMatchObject({ code: 0, decision: 'go', status: 'waived' });
    expect(said.stderr).toMatch(/unverified: team:gone/);
    github.world.teams['release']?.members.splice(0, 1);
    // Nobody knows whether octocat is in the unreadable team.
    expectNo(await gate(credentials()), UNREAD);
  });

  test('are not asked for where no approval hangs on them, nor twice', async () => {
    await open(TEAM);
    expectNo(await gate(credentials()), /it has no approval/);
    expect(asked()).toEqual([]);
    await approve();
    const written = await scene.harbour.run(['waiver', 'approvers', '--out', 'artifacts-teams.json'], credentials());
    expect(written.code).toBe(0);
    const before = asked().length;
    expect(await gate(credentials(), '--approver-teams', 'artifacts-teams.json')).toMatchObject({ code: 0 });
    expect(asked()).toHaveLength(before);
  });
});
