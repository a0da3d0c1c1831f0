import { z } from 'zod';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { UserError } from '../../registry/user-error';
import type { NetlifyClient } from '../targets/netlify-client';
import { findSite, readAnswer } from '../targets/netlify-site';
import type { SecretStore } from './store';

const Account = z.looseObject({ id: z.string().min(1), slug: z.string() });
const Variable = z.looseObject({
  values: z.array(z.looseObject({ context: z.string() })),
  updated_at: z.iso.datetime({ offset: true }),
});

/** The scopes of `pulumi up`: all but post-processing, which a secret cannot have. */
const SCOPES = ['builds', 'functions', 'runtime'];
const CONTEXT = 'production';

/** A secret variable of the Netlify site of a surface on a tier. Rejects with UserError as `findSite` does. */
export async function netlifyStore(
  client: NetlifyClient,
  where: { readonly registry: Registry; readonly surface: Surface; readonly tier: Tier },
  name: string,
): Promise<SecretStore> {
  const site = await findSite(client, where);
  const place = `Netlify site ${site.name}`;
  const accounts = readAnswer(
    z.array(Account),
    await client({ method: 'GET', path: '/accounts', doing: 'list the teams' }),
    'the list of teams',
  );
  const account = accounts.find(({ slug }) => slug === site.account_slug);
  if (!account) throw new UserError(`the token does not see the team ${site.account_slug}`, { place, exitCode: 3 });
  const all = `/accounts/${encodeURIComponent(account.id)}/env`;
  const query = `?site_id=${encodeURIComponent(site.id)}`;
  const own = `${all}/${encodeURIComponent(name)}${query}`;
  const read = async () => {
    const answer = await client({ method: 'GET', path: own, doing: `read when ${name} was written` });
    return answer.state === 'absent' ? undefined : readAnswer(Variable, answer, name);
  };
  return {
    place,
    writtenAt: async () => (await read())?.updated_at,
    write: async (value) => {
      const known = await read();
      const others = (known?.values ?? []).map(({ context }) => context).filter((context) => context !== CONTEXT);
      if (others.length > 0) {
        // Netlify writes a variable as a whole, and nobody can read the other values to write them again.
        throw new UserError(`${name} has values in other contexts: ${others.join(', ')}`, {
          place,
          exitCode: 1,
          allowed: `the context ${CONTEXT} alone; nothing was written`,
        });
      }
      const body = { key: name, scopes: SCOPES, values: [{ context: CONTEXT, value }], is_secret: true };
      const doing = `write the secret ${name}`;
      const answer = known
        ? await client({ method: 'PUT', path: own, body, doing })
        : await client({ method: 'POST', path: `${all}${query}`, body: [body], doing, makesNew: true });
      if (answer.state === 'absent') throw new UserError(`could not ${doing}: 404`, { place, exitCode: 3 });
    },
  };
}
