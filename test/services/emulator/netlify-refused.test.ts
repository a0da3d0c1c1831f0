import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RunningService } from '../../../emulator/core/server';
import { startNetlify } from '../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../emulator/netlify/world';
import { ROOT } from '../../support/registry/fixtures';

const Case = z.strictObject({
  case: z.string(),
  source: z.string(),
  request: z.string(),
  message: z.string(),
  body: z.unknown(),
});
const cases = z.array(Case).parse(parse(readFileSync(join(ROOT, 'test/cases/netlify/refused.yaml'), 'utf8')));

let netlify: RunningService<NetlifyWorld>;
let places: Readonly<Record<string, string>>;

async function post(path: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${netlify.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

beforeAll(async () => {
  netlify = await startNetlify({ world: netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'token' }] }) });
  const { id } = JSON.parse((await post('/acme/sites', { name: 'taken' })).text);
  const [account] = netlify.world.accounts;
  places = { env: `/accounts/${account?.id}/env?site_id=${id}`, deploys: `/sites/${id}/deploys` };
});
afterAll(() => netlify.close());

test.each(cases)('Netlify refuses $case', async ({ request, body, message }) => {
  const [, path = ''] = request.split(' ');
  expect(await post(places[path] ?? path, body)).toEqual({ status: 422, text: expect.stringContaining(message) });
});
