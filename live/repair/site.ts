import type { SeenObject } from '../snapshot';
import { commandWithComment, jsonWord } from './shell';

/** One setting of a site that is another one than planned. */
interface SiteDifference {
  readonly field?: string | undefined;
  /** The object as planned. */
  readonly object: SeenObject;
  /** The object as seen. */
  readonly seen?: SeenObject['fields'] | undefined;
}

/**
 * The command for a site's setting that no `up` puts right: its link to a repository, and a domain that the registry does
 * not name. Undefined for any other. What ends a link also takes the site's build hooks
 * (https://open-api.netlify.com/#tag/site/operation/unlinkSiteRepo).
 */
export function handMadeSetting({ field, object, seen = {} }: SiteDifference): string | undefined {
  const site = { site_id: seen['id'] };
  const planned = field === undefined ? undefined : object.fields[field];
  const look = `netlify api getSite --data ${jsonWord(site)}`;
  if (field === 'domain' && planned === '') {
    return commandWithComment(
      look,
      `take ${String(seen['domain'])} off it at Netlify, or name it in the registry (target.domain)`,
    );
  }
  if (field !== 'linked') return undefined;
  if (planned !== '') return commandWithComment(look, `link it to ${String(planned)} in Netlify's user interface`);
  return commandWithComment(
    `netlify api unlinkSiteRepo --data ${jsonWord(site)}`,
    'the deploy key, the webhooks and the build hooks of the site go with the link',
  );
}
