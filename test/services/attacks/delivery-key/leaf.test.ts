/**
 * The holder of the delivery App's key can start workflows of its repositories, including the leaf, with any inputs, and
 * has a token that reads them. They want a deploy that nobody approved. Two checks stop them: the leaf accepts only its
 * own run as GitHub reports it, and only a ticket of a run whose facts are read back. What no run can show is tried in
 * `test/unit/delivery/deploy/guard.attack.test.ts`.
 */
import { generateKeyPairSync } from 'node:crypto';
import { rerun, runAt } from '../../../../emulator/github/actions/runs';
import { signerFrom } from '../../../../evidence/signing/signer';
import { ticketStatement } from '../../../../evidence/tickets/ticket';
import { digestOf } from '../../../support/evidence/samples';
import { BOT, Yard, type YardJob } from '../../delivery/deploy/yard';

let yard: Yard;
let releasing: YardJob;
beforeEach(async () => {
  yard = await Yard.open();
  releasing = await yard.release();
});
afterEach(async () => {
  await yard.close();
  expect([yard.github.violations(), yard.netlify.violations()]).toEqual([[], []]);
});

async function ticket(surface = 'shop'): Promise<string> {
  const out = `ticket-${surface}.json`;
  const cause = ['--cause', 'release', ...yard.flags('dev', surface)];
  const signed = await yard.step(releasing, 'ticket', 'sign', ...cause, '--push', '--out', out, '--json');
  expect(signed).toMatchObject({ code: 0 });
  return JSON.parse(signed.stdout).id;
}

const writes = () => yard.netlify.requests().filter(({ write, path }) => write && path.includes('/deploys')).length;

/** The leaf's first job, as a run of the attacker. Returns its exit code and what it says. */
async function guarded(
  id: string,
  { actor = BOT, workflow = 'deploy', branch = 'dev', event = 'workflow_dispatch', flags = yard.flags('dev') } = {},
) {
  const place = yard.start(workflow, actor, { branch, event });
  const job = yard.job(place, 'guard');
  const { code, stdout, stderr } = await yard.step(job, 'deploy', 'guard', ...flags, '--ticket', id);
  yard.end(job, code === 0 ? 'success' : 'failure');
  return [code, `${stdout}${stderr}`, writes()];
}

const refused = (words: string) => [1, expect.stringContaining(words), 0];

test('dispatches the leaf with inputs of their own: nothing but the very ticket of that release is accepted', async () => {
  const id = await ticket();
  const docs = await ticket('docs');
  expect(await guarded(digestOf('9'))).toEqual(refused('ticket'));
  expect(await guarded(docs)).toEqual(refused('the ticket is for the surface docs'));
  const [, , , , , commit = '', , bundle = ''] = yard.flags('dev');
  const flags = (change: Readonly<Record<string, string>>) => {
    const asked = { '--surface': 'shop', '--tier': 'dev', '--commit': commit, '--bundle': bundle, ...change };
    return Object.entries(asked).flat();
  };
  expect(await guarded(id, { flags: flags({ '--bundle': digestOf('8') }) })).toEqual(refused('is for the bundle'));
  expect(await guarded(id, { flags: flags({ '--commit': 'e'.repeat(40) }) })).toEqual(refused('is for the commit'));
  expect(await guarded(id, { flags: flags({ '--tier': 'staging' }) })).toEqual(refused('is for the tier dev'));
  expect(await guarded(id)).toEqual([0, expect.anything(), 0]);
});

test('starts other runs than the leaf on its branch, or has a person or an event start it', async () => {
  const id = await ticket();
  expect(await guarded(id, { actor: 'mona' })).toEqual(refused('dispatched by mona'));
  expect(await guarded(id, { event: 'push' })).toEqual(refused('started by push'));
  expect(await guarded(id, { workflow: 'ci' })).toEqual(refused('ci.yml is not'));
  expect(await guarded(id, { branch: 'main' })).toEqual(refused('is on main'));
});

test('starts a leaf again, or uses a ticket again that another leaf spent', async () => {
  const id = await ticket();
  const place = yard.start('deploy', BOT);
  const first = yard.job(place, 'guard');
  expect(await yard.step(first, 'deploy', 'guard', ...yard.flags('dev'), '--ticket', id)).toMatchObject({ code: 0 });
  yard.end(first, 'failure');
  yard.finish(place);
  expect(await guarded(id)).toEqual(refused('spent'));
  rerun(yard.world, place, BOT, yard.now.toISOString());
  expect(runAt(yard.world, place).attempts).toHaveLength(2);
  const again = yard.job(place, 'deploy', 'shop-dev');
  const ran = await yard.step(again, 'deploy', 'run', ...yard.flags('dev'), '--ticket', id, '--store', 'store');
  expect([ran.code, `${ran.stdout}${ran.stderr}`, writes()]).toEqual(refused('started again'));
});

test('waits until a ticket has expired, or until its run has failed', async () => {
  const id = await ticket();
  yard.end(releasing, 'failure');
  yard.finish(releasing.place);
  expect(await guarded(id)).toEqual(refused('ended with failure'));
  yard.later(26);
  expect(await guarded(id)).toEqual(refused('expired'));
});

test('signs a ticket with a key of their own', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const order = { surface: 'shop', commit: yard.commit, bundle: yard.bundle(), runId: 1, attempt: 1 };
  const statement = ticketStatement({ ...order, cause: 'release', tier: 'dev', nonce: 'a'.repeat(32), now: yard.now });
  const bytes = await signerFrom(yard.sigstore.environmentForKey(pem)).sign(statement);
  yard.put('forged.json', bytes);
  expect(await guarded('forged.json')).toEqual(refused('the key is not trusted'));
});
