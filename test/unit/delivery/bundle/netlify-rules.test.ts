import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { carriedRules } from '../../../../delivery/bundle/netlify-rules';
import { ROOT } from '../../../support/registry/fixtures';

const Cases = z.array(
  z.strictObject({
    case: z.string(),
    source: z.string(),
    config: z.string(),
    refused: z.string().optional(),
    headers: z.string().optional(),
    redirects: z.string().optional(),
    own: z.strictObject({ _headers: z.string().optional(), _redirects: z.string().optional() }).default({}),
  }),
);
const cases = Cases.parse(parse(readFileSync(join(ROOT, 'test/cases/netlify/rules.yaml'), 'utf8')));

describe('the rules of netlify.toml in a release', () => {
  test.each(cases)('$case', async ({ config, own, refused, headers, redirects }) => {
    const tree = new Map(
      Object.entries(own).map(([path, text]) => [path, { mode: '0644' as const, bytes: Buffer.from(text ?? '') }]),
    );
    if (refused !== undefined) {
      await expect(carriedRules(tree, config)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(refused),
      });
      return;
    }
    const found = await carriedRules(tree, config);
    expect([found?._headers?.toString(), found?._redirects?.toString()]).toEqual([headers, redirects]);
  });
});

test.each([
  ['_headers', '  X-Own: before any path\n'],
  ['_redirects', '/only-one-address\n'],
])('%s of the tree that Netlify’s parser refuses is refused, with and without a netlify.toml', async (path, text) => {
  const tree = new Map([[path, { mode: '0644' as const, bytes: Buffer.from(text) }]]);
  for (const config of [undefined, '', '[build]\n'])
    await expect(carriedRules(tree, config)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('own files cannot be read'),
    });
});

test('a tree without a netlify.toml carries its own files as they are', async () => {
  const tree = new Map([['_redirects', { mode: '0644' as const, bytes: Buffer.from('/old /new\n') }]]);
  expect(await carriedRules(tree, undefined)).toBeUndefined();
});
