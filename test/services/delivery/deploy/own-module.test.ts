import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markerBytes } from '../../../../delivery/targets/marker';
import type { Marker } from '../../../../delivery/targets/target';
import { entriesOf } from '../../../../evidence/readers/answer';
import { LiveShop } from '../../../support/delivery/rollback/live-shop';
import { BOT, Yard } from './yard';

const MODULE = 'registry/targets/docs.js';

/** A team's own target in the governing repository. It publishes its input at the test's live address. */
const SOURCE = `
  const served = new Map();
  exports.target = ({ surface, tier, url }) => ({
    stage: async ({ digest }, marker) => { served.set(digest, marker); return { deployId: digest, url }; },
    publish: async ({ deployId }) => { process.emit('causeway-test-serves', served.get(deployId)); },
    published: async () => undefined,
    restorable: async () => ({ status: 'unverified', reason: surface + ' on ' + tier + ' keeps nothing' }),
    restore: async () => { throw new Error('a secret of the provider'); },
  });
`;

let live: LiveShop;
let yard: Yard;
let ticket: string;
const serve = (marker: Marker) => live.serve(markerBytes(marker));
beforeEach(async () => {
  live = await LiveShop.open('docs', 'dev');
  process.on('causeway-test-serves' as 'message', serve as never);
  yard = await Yard.open({ kind: 'module', module: MODULE, url: { dev: live.where.url } });
  yard.put(MODULE, SOURCE);
  const sign = ['ticket', 'sign', '--cause', 'release', ...yard.flags('dev', 'docs'), '--push', '--out', 'ticket.json'];
  const signed = await yard.step(await yard.release(), ...sign, '--json');
  ticket = JSON.parse(signed.stdout).id;
});
afterEach(async () => {
  process.removeListener('causeway-test-serves', serve as never);
  await yard.close();
  live.close();
});

async function deploy() {
  const place = yard.start('deploy', BOT);
  const flags = [...yard.flags('dev', 'docs'), '--ticket', ticket];
  const guarding = yard.job(place, 'guard');
  expect(await yard.step(guarding, 'deploy', 'guard', ...flags, '--json')).toMatchObject({ code: 0 });
  yard.end(guarding);
  const job = yard.job(place, 'deploy', 'docs-dev');
  const outcome = await yard.step(job, 'deploy', 'run', ...flags, '--store', 'store', '--json');
  const receipts = entriesOf(await yard.book(), 'deploy-receipt').map(({ predicate }) => predicate);
  return { outcome, receipts };
}

describe('a team’s own target', () => {
  test('is a module that the registry names: it publishes, and Causeway reads back and writes the receipt', async () => {
    const { outcome, receipts } = await deploy();
    expect([outcome.stderr, outcome.code]).toEqual(['', 0]);
    expect(receipts).toMatchObject([
      { outcome: 'succeeded', target: { provider: 'module', siteId: MODULE, publishedReadBack: true } },
    ]);
  });

  test.each<readonly [string, (file: string) => void, RegExp]>([
    ['is not there', (file) => writeFileSync(`${file}.txt`, ''), /is not there/],
    ['is a link', (file) => symlinkSync(__filename, file), /not a regular file/],
    ['does not load', (file) => writeFileSync(file, 'throw new Error("secret")'), /cannot be loaded: Error/],
    ['exports nothing', (file) => writeFileSync(file, ''), /exports no function/],
    ['lacks a step', (file) => writeFileSync(file, 'exports.target = () => ({})'), /has no step stage/],
    [
      'fails',
      (file) => writeFileSync(file, 'exports.target = () => { throw new TypeError("secret") }'),
      /failed: TypeError/,
    ],
  ])('that %s deploys nothing, and leaves the receipt of a failure', async (_what, change, message) => {
    rmSync(join(yard.folder, MODULE));
    change(join(yard.folder, MODULE));
    const { outcome, receipts } = await deploy();
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr + outcome.stdout).not.toMatch(/secret/);
    expect([outcome.code === 0, receipts.map((each) => each.outcome)]).toEqual([false, ['failed']]);
  });
});
