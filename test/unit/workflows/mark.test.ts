import { Registry } from '../../../registry/schema';
import type { NewFile } from '../../../registry/template';
import { type ComparisonOptions, compareWorkflows } from '../../../workflows/compare';
import { generatedFiles } from '../../../workflows/generated-files';
import { base } from '../../support/registry/fixtures';

const registry = Registry.parse(base('full'));
const files = generatedFiles(registry, 'web');
const renamed = structuredClone(registry);
renamed.organization.login = 'acme-new';
const small = structuredClone(registry);
delete small.trust;

function states(of: Registry, present: readonly NewFile[], options: ComparisonOptions = {}) {
  return compareWorkflows(of, 'web', options)(new Map(present.map(({ path, content }) => [path, content])));
}
const edited = (change: (text: string) => string) =>
  files.slice(0, 1).map((file) => ({ ...file, content: change(file.content) }));
const MARK = /^.*\n/;

describe('files of which none has this registry’s mark', () => {
  it('are of nobody knows whom after the organization was renamed, until somebody says so', () => {
    expect(states(renamed, files)).toMatchObject({
      isBuilt: false,
      unsure: expect.arrayContaining([expect.stringContaining('acme/storefront')]),
    });
    expect(states(renamed, files, { former: 'acme/storefront' })).toMatchObject({ isBuilt: true, unsure: [] });
  });

  it('are another registry’s where that one is in the checkout, too', () => {
    const { trust: _, ...other } = renamed;
    const found = states(Registry.parse(other), files, { neighbours: ['acme/storefront'] });
    expect(found).toMatchObject({ isBuilt: false, unsure: [] });
    expect(found.files.map(({ state }) => state)).not.toContain('differs');
  });

  it.each([
    ['without its first line', (text: string) => text.replace(MARK, '')],
    ['with another first line', (text: string) => text.replace(MARK, '# Ours\n')],
    ['with a line before the mark', (text: string) => `---\n${text}`],
    ['with an empty line before the mark', (text: string) => `\n${text}`],
    ['with a mark that is indented after a comment', (text: string) => `# SPDX-License-Identifier: MIT\n  ${text}`],
    ['without the mark and with one more line', (text: string) => `${text.replace(MARK, '')}# ours\n`],
    [
      'without the mark and with every runner changed',
      (text: string) => text.replace(MARK, '').replaceAll('ubuntu-24.04', 'self-hosted'),
    ],
    ['with half of the mark', (text: string) => text.replace(' from the registry of', '').concat('# more\n')],
  ])('are of nobody knows whom where one is generated %s', (_what, change) => {
    expect(states(small, edited(change)).unsure).toEqual([expect.stringContaining('its mark was edited')]);
  });

  it('are missed where the registry trusts what they sign', () => {
    const { unsure } = states(registry, []);
    expect(unsure).toContainEqual(expect.stringMatching(/release\.yml is not there, and the registry trusts/));
  });

  it('are the team’s own where nothing was ever built', () => {
    const own = files.map(({ path }) => ({ path, content: 'on: push\njobs: {}\n' }));
    for (const present of [own, [], [{ path: '.github/workflows/ci.yml', content: '# causeway\non: push\n' }]]) {
      expect(states(small, present)).toMatchObject({ isBuilt: false, unsure: [] });
    }
  });
});

test('a file of another registry is never written over', () => {
  const [first, ...rest] = files;
  if (first === undefined) throw new Error('there are files');
  const foreign = { ...first, content: first.content.replace('registry of acme/', 'registry of other/') };
  const found = states(registry, [foreign, ...rest]);
  expect(found.files.filter(({ state }) => state !== 'same')).toEqual([{ path: first.path, state: 'foreign' }]);
});

describe('workflows that the registry trusts', () => {
  const [first] = registry.trust?.entries ?? [];
  const trusting = (signerWorkflow: string): Registry => ({
    ...registry,
    trust: { root: 'registry/root.json', entries: [{ ...first, signerWorkflow } as never] },
  });
  const path = '.github/workflows/sign.yml';

  it('are told where they are not there', () => {
    const { lostSigners } = states(trusting(`Acme/storefront/${path}`), files);
    expect(lostSigners).toEqual([`${path} is not there, and the registry trusts what it signs`]);
  });

  it('may be a team’s own, and those of another repository are not looked for', () => {
    const own = [...files, { path, content: 'on: push' }];
    expect(states(trusting(`acme/storefront/${path}`), own).lostSigners).toEqual([]);
    expect(states(trusting(`acme/other/${path}`), files).lostSigners).toEqual([]);
  });
});
