/**
 * The holder of a tier's Netlify token can make deploys of any files, title and marker, and publish them. They want a
 * receipt that says `succeeded` for a bundle that never ran, or their files live after a deploy. One check stops them:
 * every file of a deploy is compared with the bundle before it is published, before a receipt is written, and when a
 * killed run resumes.
 */
import { createHash } from 'node:crypto';
import { markerBytes } from '../../../../delivery/targets/marker';
import { netlifyClient } from '../../../../delivery/targets/netlify-client';
import { entriesOf } from '../../../../evidence/readers/answer';
import { BOT, Yard, type YardJob } from '../../delivery/deploy/yard';

let yard: Yard;
let id: string;
let job: YardJob;
beforeEach(async () => {
  yard = await Yard.open();
  const sign = [
    'ticket',
    'sign',
    '--cause',
    'release',
    ...yard.flags('dev'),
    '--push',
    '--out',
    'ticket.json',
    '--json',
  ];
  id = JSON.parse((await yard.step(await yard.release(), ...sign)).stdout).id;
  const place = yard.start('deploy', BOT);
  const guarding = yard.job(place, 'guard');
  expect(await yard.step(guarding, 'deploy', 'guard', ...yard.flags('dev'), '--ticket', id)).toMatchObject({ code: 0 });
  yard.end(guarding);
  job = yard.job(place, 'deploy', 'shop-dev');
});
afterEach(async () => {
  await yard.close();
  expect(yard.netlify.violations()).toEqual([]);
});

const site = () => yard.netlify.world.sites.find(({ name }) => name === 'shop-dev')!;
const published = () => yard.netlify.world.deploys.find((each) => each.id === site().publishedDeployId);
const run = () => yard.step(job, 'deploy', 'run', ...yard.flags('dev'), '--ticket', id, '--store', 'store', '--json');
const receipts = async () => entriesOf(await yard.book(), 'deploy-receipt').map(({ predicate }) => predicate);
const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('hex');

async function call(
  method: 'POST' | 'PUT',
  path: string,
  body: object | Buffer = {},
): Promise<{ readonly id: string }> {
  const client = netlifyClient({ endpoint: yard.netlify.url, token: 'nfp' });
  const answer = await client({ method, path, body, doing: 'attack' });
  if (answer.state === 'absent') throw new Error(path);
  return answer.value as { readonly id: string };
}

/** A ready draft of the attacker: the marker of the ticket, healthy, and a page; `code` runs beside these files. */
async function forged(title: string, page = 'stolen', code: object = {}): Promise<string> {
  const marker = markerBytes({ surface: 'shop', tier: 'dev', bundleDigest: yard.bundle(), ticketId: id });
  const contents = {
    '/index.html': Buffer.from(page),
    '/api/health': Buffer.from('ok'),
    '/.well-known/causeway.json': marker,
  };
  const files = Object.fromEntries(Object.entries(contents).map(([path, bytes]) => [path, sha1(bytes)]));
  const made = await call('POST', `/sites/${site().id}/deploys?title=${encodeURIComponent(title)}`, {
    files,
    draft: true,
    ...code,
  });
  for (const [path, bytes] of Object.entries(contents)) await call('PUT', `/deploys/${made.id}/files${path}`, bytes);
  return made.id;
}

const isOurs = () => published()?.files['/index.html'] === sha1('shop');

test('publishes other files with the marker of the ticket: the leaf deploys the bundle anew', async () => {
  const theirs = await forged('anything');
  await call('POST', `/sites/${site().id}/deploys/${theirs}/restore`);
  const outcome = await run();
  expect([outcome.code, JSON.parse(outcome.stdout).state]).toEqual([0, 'deployed']);
  expect([published()?.id === theirs, isOurs()]).toEqual([false, true]);
  expect(await receipts()).toMatchObject([{ outcome: 'succeeded', target: { deployId: published()?.id } }]);
});

test('prepares a draft with the title that the leaf looks for: it is not published', async () => {
  const theirs = await forged(`causeway ${id}`);
  expect((await run()).code).toBe(0);
  expect([published()?.id === theirs, isOurs()]).toEqual([false, true]);
});

const CODE: readonly (readonly [string, object])[] = [
  ['functions', { functions: { checkout: 'f'.repeat(64) } }],
  ['edge functions', { edge_functions: { js: 'e'.repeat(64) } }],
];

test.each(CODE)('prepares a draft with the very files of the bundle, and %s beside them', async (_what, code) => {
  const theirs = await forged(`causeway ${id}`, 'shop', code);
  expect((await run()).code).toBe(0);
  expect([published()?.id === theirs, isOurs()]).toEqual([false, true]);
  expect(await receipts()).toMatchObject([{ outcome: 'succeeded', target: { deployId: published()?.id } }]);
});

test.each(CODE)('publishes the very files with the marker of the ticket, and %s beside them', async (_what, code) => {
  const theirs = await forged('anything', 'shop', code);
  await call('POST', `/sites/${site().id}/deploys/${theirs}/restore`);
  const outcome = await run();
  expect([outcome.code, JSON.parse(outcome.stdout).state]).toEqual([0, 'deployed']);
  expect(published()?.id).not.toBe(theirs);
});

test.each(CODE)('puts %s beside the files of a deploy that has its receipt: the monitor tells', async (_what, code) => {
  expect((await run()).code).toBe(0);
  const [functions, edgeFunctions] = ['functions', 'edge_functions'].map((name) => Object(code)[name] ?? {});
  Object.assign(published()!, { code: { functions, edgeFunctions } });
  const watching = yard.job(yard.start('monitor', BOT), 'watch');
  const monitored = await yard.step(watching, 'monitor', '--surface', 'shop', '--tier', 'dev', '--json');
  expect([monitored.code, JSON.parse(monitored.stdout).reason]).toEqual([3, expect.stringContaining('functions')]);
});

test.each([
  ['adds a file to', (files: object) => ({ ...files, '/more.js': sha1('ok') })],
  [
    'takes a file from',
    (files: object) => Object.fromEntries(Object.entries(files).filter(([path]) => path !== '/index.html')),
  ],
  ['changes a file of', (files: object) => ({ ...files, '/index.html': sha1('ok') })],
])('%s the leaf’s own draft: it gets the receipt of a failure', async (_what, change) => {
  const attack = setInterval(() => {
    for (const deploy of yard.netlify.world.deploys) {
      const isDone = deploy.state !== 'ready' || Object.keys(deploy.files).includes('/more.js');
      if (!isDone) Object.assign(deploy, { files: change(deploy.files) });
    }
  }, 1);
  const outcome = await run();
  clearInterval(attack);
  expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringMatching(/differs from the bundle|different files/)]);
  expect(await receipts()).toMatchObject([{ outcome: 'failed', target: { publishedReadBack: false } }]);
});

test('publishes other files under the marker of a deploy that has its receipt: a new deploy does not call that done', async () => {
  expect((await run()).code).toBe(0);
  const own = published();
  Object.assign(own!, { files: { ...own!.files, '/index.html': sha1('ok') } });
  const monitored = await yard.step(
    yard.job(yard.start('monitor', BOT), 'watch'),
    'monitor',
    '--surface',
    'shop',
    '--tier',
    'dev',
    '--json',
  );
  expect([monitored.code, JSON.parse(monitored.stdout).reason]).toEqual([
    3,
    expect.stringContaining('different files'),
  ]);
});
