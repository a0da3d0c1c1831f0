import type { Address } from '../../plan/address';
import { parseAddress } from '../../plan/address-parse';
import { shellWord } from '../../plan/shell-word';
import type { PlacedSecret } from '../placed-secrets';
import type { SeenObject } from '../snapshot';
import { applyCommand, remakeCommand } from './apply-command';
import { commandWithComment } from './shell';

/** The owner of a secret: the organization, and the stack that would write it. */
export interface SecretHome {
  readonly organization: string;
  readonly stack: string;
}

function renewed(address: Address, organization: string, fields: SeenObject['fields']): string {
  if (address.kind === 'environment-secret') {
    const { repository, environment, name } = address;
    return commandWithComment(
      `gh secret set ${name} --env ${shellWord(environment)} --repo ${organization}/${repository}`,
      'a new value, and its date in the registry',
    );
  }
  if (address.kind !== 'site-variable') throw new Error(`a ${address.kind} holds no secret value`);
  const { team, site, name } = address;
  const id = typeof fields['site'] === 'string' ? fields['site'] : `${site}.netlify.app`;
  return commandWithComment(
    `NETLIFY_SITE_ID=${shellWord(id)} netlify env:set ${name} "$${name}" --secret --context production`,
    `a new value, exported as ${name}, for ${site} of the team ${team}, and its date in the registry`,
  );
}

/**
 * The commands that set a secret's value. An external secret is set where it lives. A managed one is set in the stack's
 * configuration, because the next `up` would overwrite it elsewhere.
 */
export function fillSecret(
  { organization, stack }: SecretHome,
  secret: Pick<PlacedSecret, 'managed' | 'surface' | 'name'>,
  { address, fields, isMissing = false }: Pick<SeenObject, 'address' | 'fields'> & { readonly isMissing?: boolean },
): string {
  const at = parseAddress(address);
  if (secret.managed === 'external') return renewed(at, organization, fields);
  const apply = isMissing && at.kind === 'site-variable' ? remakeCommand(stack) : applyCommand(stack);
  const path = `causeway:secrets.${secret.surface}.${secret.name}`;
  return commandWithComment(
    `pulumi config set --secret --path ${shellWord(path)} --stack ${shellWord(stack)} && ${apply}`,
    'the first asks for the value; where the configuration has one, what follows it is enough',
  );
}
