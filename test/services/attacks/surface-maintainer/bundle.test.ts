/**
 * A maintainer of one surface decides what its build contains, and edits its entry of the registry, with review. They
 * want their build to go out as another surface or commit, or a deploy that nobody can roll back. Two checks stop them:
 * the bundle's own manifest is compared with the release, and the previous deploy must be where the registry deploys
 * to. `test/unit/delivery/deploy/prepare.attack.test.ts` tries what no build can make.
 */
import { join } from 'node:path';
import { bundleStatement } from '../../../../delivery/bundle/statement';
import { directoryStore, storeBundle } from '../../../../delivery/bundle/store';
import { entriesOf } from '../../../../evidence/readers/answer';
import type { Statement } from '../../../../evidence/statement/statement';
import { bundleOf } from '../../../support/delivery/targets/bundle';
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

let tickets = 0;

/** The release of a bundle as the shop to the first tier: ticket, guard and deploy. */
async function released(bundle: string) {
  tickets += 1;
  const flags = ['--surface', 'shop', '--tier', 'dev', '--commit', yard.commit, '--bundle', bundle];
  const sign = [
    'ticket',
    'sign',
    '--cause',
    'release',
    ...flags,
    '--push',
    '--out',
    `ticket-${tickets}.json`,
    '--json',
  ];
  const signed = await yard.step(releasing, ...sign);
  if (signed.code !== 0) return { code: signed.code, said: `${signed.stdout}${signed.stderr}` };
  const place = yard.start('deploy', BOT);
  const ticket = ['--ticket', JSON.parse(signed.stdout).id];
  const guarding = yard.job(place, 'guard');
  expect(await yard.step(guarding, 'deploy', 'guard', ...flags, ...ticket)).toMatchObject({ code: 0 });
  yard.end(guarding);
  const job = yard.job(place, 'deploy', 'shop-dev');
  const ran = await yard.step(job, 'deploy', 'run', ...flags, ...ticket, '--store', 'store');
  return { code: ran.code, said: `${ran.stdout}${ran.stderr}` };
}

const published = (name: string) => yard.netlify.world.sites.find((each) => each.name === name)?.publishedDeployId;
const outcomes = async () => entriesOf(await yard.book(), 'deploy-receipt').map(({ predicate }) => predicate.outcome);
const TREE = { 'index.html': 'theirs', 'api/health': 'ok' };

test.each([
  ['another surface', { surface: 'docs' }],
  ['another commit', { commit: 'd'.repeat(40) }],
])('has a bundle of %s built, and signed as one of the shop: it is not published', async (_what, other) => {
  const bundle = bundleOf(TREE, { commit: yard.commit, ...other });
  await storeBundle(directoryStore(join(yard.folder, 'store')), bundle);
  const honest = bundleStatement(bundle);
  const said = { ...honest.predicate, surface: 'shop' };
  const subjects = { ...honest.subjects, commit: yard.commit };
  await yard.say(releasing, { ...honest, subjects, predicate: said } as Statement<'release-bundle'>);
  const { code, said: words } = await released(bundle.digest);
  expect([code, words]).toEqual([1, expect.stringContaining('the bundle is of')]);
  expect([published('shop-dev'), await outcomes()]).toEqual([null, ['failed']]);
});

test('has a bundle stored that nobody signed: there is no ticket for it', async () => {
  const bundle = bundleOf(TREE, { commit: yard.commit });
  await storeBundle(directoryStore(join(yard.folder, 'store')), bundle);
  expect(await released(bundle.digest)).toEqual({ code: 1, said: expect.stringContaining('no signed bundle') });
});

test('points the surface at another site, where there is nothing to go back to', async () => {
  expect((await released(yard.bundle())).code).toBe(0);
  const there = published('shop-dev');
  await fetch(`${yard.netlify.url}/api/v1/acme/sites`, {
    method: 'POST',
    headers: { authorization: 'Bearer nfp', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'else-dev' }),
  });
  const surfaces = yard.registry.surfaces.map((each) =>
    each.id === 'shop' ? { ...each, target: { kind: 'netlify', team: 'acme', site: 'else-{tier}' } } : each,
  );
  yard.put('registry/deploy-surfaces.json', JSON.stringify({ ...yard.registry, surfaces }));
  const { code, said } = await released(yard.bundle());
  expect([code, said]).toEqual([1, expect.stringContaining('the previous deploy is at another place')]);
  expect([published('shop-dev'), published('else-dev')]).toEqual([there, null]);
});
