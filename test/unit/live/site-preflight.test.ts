import type { NetlifyReader } from '../../../live/netlify/reader';
import { type PlannedSite, requireSites } from '../../../live/netlify/site-preflight';

const read = (value: unknown) => Promise.resolve({ state: 'read' as const, value });
const reader = (teams: readonly string[]) =>
  ({
    whole: () => read(teams.map((slug) => ({ slug }))),
    list: () => read([]),
  }) as unknown as NetlifyReader;
const planned = [
  { plan: { name: 'acme-shop', team: 'acme' }, held: undefined, heldDomain: undefined },
] as unknown as readonly PlannedSite[];

describe('a site that an update would make', () => {
  test('is made where nobody has its name in the teams that the token sees', async () => {
    await expect(requireSites(reader(['acme']), planned, '--tier dev')).resolves.toBeUndefined();
  });

  test.each([[[]], [['other']]])('is not known of with a token that sees the teams %j', async (teams) => {
    await expect(requireSites(reader(teams), planned, '--tier dev')).rejects.toMatchObject({ exitCode: 3 });
  });
});
