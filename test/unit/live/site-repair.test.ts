import { handMadeSetting } from '../../../live/repair/site';
import { seenObject } from '../../../live/snapshot';

const planned = (fields: Parameters<typeof seenObject>[1]) =>
  seenObject({ kind: 'site', team: 'acme', site: 'acme-docs-dev' }, fields);

describe('what no update puts right on a site', () => {
  const seen = { id: 'site-1', domain: 'old.example', linked: 'acme/old' };

  test('a link that the registry does not say is ended by a command that says what goes with it', () => {
    expect(handMadeSetting({ field: 'linked', object: planned({ linked: '' }), seen })).toBe(
      `netlify api unlinkSiteRepo --data '{"site_id":"site-1"}'  # the deploy key, the webhooks and the build hooks of the site go with the link`,
    );
  });

  test('a link that is missing, and a domain that the registry does not name, are looked at', () => {
    const look = `netlify api getSite --data '{"site_id":"site-1"}'`;
    expect(handMadeSetting({ field: 'linked', object: planned({ linked: 'acme/docs' }), seen })).toBe(
      `${look}  # link it to acme/docs in Netlify's user interface`,
    );
    expect(handMadeSetting({ field: 'domain', object: planned({ domain: '' }), seen })).toBe(
      `${look}  # take old.example off it at Netlify, or name it in the registry (target.domain)`,
    );
  });

  test('any other is the stack’s', () => {
    expect(handMadeSetting({ field: 'domain', object: planned({ domain: 'new.example' }), seen })).toBeUndefined();
    expect(
      handMadeSetting({ field: 'autoPublishes', object: planned({ autoPublishes: false }), seen }),
    ).toBeUndefined();
  });
});
