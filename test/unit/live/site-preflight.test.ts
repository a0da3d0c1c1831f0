import type { NetlifyReader } from '../../../live/netlify/reader';
import { type PlannedSite, requireSites } from '../../../live/netlify/site-preflight';

const read = (value: unknown) => Promise.resolve({ state: 'read' as const, value });
const reader = (teams: readonly string[]) =>
  ({
    whole: (path: string) =>
      read(path.includes('/env') ? [{ key: 'OWN' }, { key: 'HANDMADE' }] : teams.map((slug) => ({ id: slug, slug }))),
    list: () => read([{ id: 'site-1', name: 'acme-docs', account_slug: 'acme' }]),
  }) as unknown as NetlifyReader;
const planned = [
  { plan: { name: 'acme-shop', team: 'acme' }, held: undefined, heldDomain: undefined, comes: [] },
] as unknown as readonly PlannedSite[];

describe('a site that an update would make', () => {
  test('is made where nobody has its name in the teams that the token sees', async () => {
    await expect(requireSites(reader(['acme']), planned, '--tier dev')).resolves.toBeUndefined();
  });

  test('gets no variable that is there already and that the state does not hold', async () => {
    const coming = (...comes: readonly string[]) =>
      [
        { plan: { name: 'acme-docs', team: 'acme' }, held: { name: 'acme-docs', team: 'acme' }, comes },
      ] as unknown as readonly PlannedSite[];
    await expect(requireSites(reader(['acme']), coming('NEW'), '--tier dev')).resolves.toBeUndefined();
    await expect(requireSites(reader(['acme']), coming('NEW', 'HANDMADE'), '--tier dev')).rejects.toThrow(
      'variable HANDMADE of the site acme-docs: it already exists, and this stack does not own it',
    );
  });

  test.each([[[]], [['other']]])('is not known of with a token that sees the teams %j', async (teams) => {
    await expect(requireSites(reader(teams), planned, '--tier dev')).rejects.toMatchObject({ exitCode: 3 });
  });
});
