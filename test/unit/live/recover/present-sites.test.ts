import type { Resource } from '../../../../live/recover/deployment';
import { withPresentSites } from '../../../../live/recover/present-sites';
import { Sighting } from '../../../../live/snapshot';
import { siteAddress } from '../../../../plan/address';
import { PULUMI_TYPES } from '../../../../plan/logical-names';
import { planTier } from '../../../../plan/tier';
import { loadRegistry } from '../../../../registry/load';
import { REGISTRY } from '../../../support/policy/world';

const { registry } = loadRegistry(REGISTRY, { now: new Date('2026-11-21T09:00:00Z') });
const plan = planTier(registry, 'staging');
const [site] = plan.sites;
if (site === undefined) throw new Error('the plan has no site');

const held = (name: string): Resource => ({
  urn: `urn:pulumi:staging::causeway::${PULUMI_TYPES.site}::${name}`,
  type: PULUMI_TYPES.site,
  id: 'its-id',
});

/** Netlify with this answer to a question about the site's id. */
function netlify(answer: object) {
  const asked: string[] = [];
  const whole = async (path: string) => {
    asked.push(path);
    return answer;
  };
  return { reader: { whole } as never, asked };
}

function seen(id?: string) {
  const sighting = new Sighting();
  if (id !== undefined) sighting.saw(siteAddress(site as NonNullable<typeof site>), { id });
  return sighting.snapshot('acme');
}

const elsewhere = { state: 'read', value: { name: 'former-name', account_slug: 'acme' } };

describe('a site of the plan', () => {
  test('that has its name is not asked about', async () => {
    const { reader, asked } = netlify(elsewhere);
    expect(await withPresentSites(plan, [held(site.key)], seen('its-id'), reader)).toBe(plan);
    expect(asked).toEqual([]);
  });

  test.each([
    ['still has its former name', seen()],
    ['still has its former name, while another site has the new one', seen('another-id')],
  ])('that %s is the one with its id', async (_what, snapshot) => {
    const { reader, asked } = netlify(elsewhere);
    const { sites } = await withPresentSites(plan, [held(site.key)], snapshot, reader);
    expect(sites[0]).toEqual({ ...site, name: 'former-name', team: 'acme' });
    expect(asked).toEqual(['/sites/its-id']);
  });

  test('is found in the state under a former key of its surface', async () => {
    const renamed = { ...plan, sites: [{ ...site, key: 'new.staging.site', formerKeys: [site.key] }] };
    const { sites } = await withPresentSites(renamed, [held(site.key)], seen(), netlify(elsewhere).reader);
    expect(sites[0]?.name).toBe('former-name');
  });

  test('that the state does not hold, or that is really gone, keeps its planned name', async () => {
    expect(await withPresentSites(plan, [], seen(), netlify(elsewhere).reader)).toBe(plan);
    expect(await withPresentSites(plan, [held(site.key)], seen(), netlify({ state: 'absent' }).reader)).toBe(plan);
  });

  test.each([
    ['Netlify does not answer', netlify({ state: 'unverified', reason: 'no answer' }).reader, 'no answer'],
    ['its answer has another form', netlify({ state: 'read', value: { id: 'its-id' } }).reader, 'unexpected structure'],
    ['there is no credential', undefined, 'no Netlify credential'],
  ])('is not taken for gone where %s', async (_what, reader, why) => {
    await expect(withPresentSites(plan, [held(site.key)], seen(), reader)).rejects.toMatchObject({
      message: expect.stringContaining(why),
      exitCode: 3,
    });
  });
});
