import type { SeenObject } from '../snapshot';
import { commented, quoted } from './shell';

/** The command that writes a secret anew: of an environment by `gh`, of a Netlify site by its own command line tool. */
export function renewSecret(organization: string, { address, fields }: SeenObject): string {
  const [first = '', second = '', name = '', , secret = ''] = address.split('/');
  if (first !== 'netlify') {
    return commented(
      `gh secret set ${secret} --env ${quoted(name)} --repo ${organization}/${first}`,
      'a new value, and its date in the registry',
    );
  }
  const site = typeof fields['site'] === 'string' ? fields['site'] : `${name}.netlify.app`;
  return commented(
    `NETLIFY_SITE_ID=${quoted(site)} netlify env:set ${secret} "$${secret}" --secret --context production`,
    `a new value, exported as ${secret}, for ${name} of the team ${second}, and its date in the registry`,
  );
}
