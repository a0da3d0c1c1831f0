import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sodium from 'libsodium-wrappers';
import { parse } from 'yaml';
import { z } from 'zod';
import { sample } from '../../support/emulator/sample';
import { ROOT } from '../../support/registry/fixtures';
import { type Github, repository, startSample } from './github-client';

const Case = z.strictObject({
  case: z.string(),
  source: z.string(),
  request: z.string(),
  message: z.string(),
  body: z.record(z.string(), z.unknown()),
});
const FILE = join(ROOT, 'test/cases/github/refused.yaml');
const cases = z.array(Case).parse(parse(readFileSync(FILE, 'utf8')));

function filled(value: unknown, head: string): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, head));
  if (value === 'HEAD') return head;
  if (typeof value !== 'object' || value === null) return value;
  if ('long' in value) return 'x'.repeat(Number(value.long));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'sha' && each === 'head' ? head : filled(each, head)]),
  );
}

const as = { token: 'ghs_all' };
let github: Github;
let head: string;
beforeEach(async () => {
  github = await startSample();
  const permissions = {
    metadata: 'read',
    administration: 'write',
    contents: 'write',
    issues: 'write',
    security_events: 'write',
    secrets: 'write',
    environments: 'write',
    checks: 'write',
    actions_variables: 'write',
  } as const;
  github.world.tokens['all'] = {
    id: 'all',
    token: as.token,
    kind: 'installation',
    permissions,
    repositories: 'all',
    app: sample.app.slug,
    user: null,
    expiresAt: null,
    limit: 5000,
  } as never;
  head = (await github.call('GET', `${repository}/git/ref/heads/main`, undefined, as)).body.object.sha;
});
afterEach(async () => github.service.close());

test.each(cases)('GitHub refuses $case', async ({ request, body, message }) => {
  const [method = '', path = ''] = request.split(' ');
  const answer = await github.call(method, `${repository}/${path}`, filled(body, head), as);
  expect({ status: answer.status, text: JSON.stringify(answer.body) }).toEqual({
    status: 422,
    text: expect.stringContaining(message),
  });
});

// https://docs.github.com/en/actions/reference/security/secrets#limits-for-secrets
test('a secret is opened: one sealed for another key, and one of more than 48 KB, are refused', async () => {
  await sodium.ready;
  const path = `${repository}/actions/secrets`;
  const { body: key } = await github.call('GET', `${path}/public-key`, undefined, as);
  const put = (value: string, to: Uint8Array) =>
    github.call(
      'PUT',
      `${path}/TOKEN`,
      {
        encrypted_value: Buffer.from(sodium.crypto_box_seal(value, to)).toString('base64'),
        key_id: key.key_id,
      },
      as,
    );
  const own = Buffer.from(key.key, 'base64');
  expect(await put('x', sodium.crypto_box_keypair().publicKey)).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining('improperly encrypted') },
  });
  expect(await put('x'.repeat(48 * 1024 + 1), own)).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining('48 KB') },
  });
  expect((await put('x'.repeat(48 * 1024), own)).status).toBe(201);
});

// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
test.each<readonly [string, object, string]>([
  ['without a tool', { results: [] }, 'tool.driver.name'],
  ['without results', { tool: { driver: { name: 'x' } } }, 'results must be a list'],
  ['with a result without a message', { tool: { driver: { name: 'x' } }, results: [{}] }, 'message.text'],
  [
    'with a result that is nowhere',
    { tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' } }] },
    'location',
  ],
])('SARIF %s fails', async (_name, run, problem) => {
  const sarif = gzipSync(JSON.stringify({ version: '2.1.0', runs: [run] })).toString('base64');
  const upload = { commit_sha: head, ref: 'refs/heads/main', sarif };
  const { status, body } = await github.call('POST', `${repository}/code-scanning/sarifs`, upload, as);
  expect(status).toBe(202);
  expect((await github.call('GET', `${repository}/code-scanning/sarifs/${body.id}`, undefined, as)).body).toMatchObject(
    {
      processing_status: 'failed',
      errors: expect.arrayContaining([expect.stringContaining(problem)]),
    },
  );
});
