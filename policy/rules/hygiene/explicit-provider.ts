import { GOVERNED_TYPES, TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';

/** Every resource has an explicit provider. */
export const explicitProvider: ResourceRule = {
  code: 'hygiene-explicit-provider',
  title: 'Every resource has an explicit provider',
  why: "A default provider uses the credentials and the organization that the machine happens to have, for example another tier's.",
  fix: 'Pass the provider instance of the stack, and keep `pulumi:disable-default-providers` set.',
  severity: 'medium',
  category: 'hygiene',
  docs: 'https://www.pulumi.com/docs/iac/concepts/resources/providers/#disabling-default-providers',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  // Pulumi runs dynamic resources with its own provider, which takes no configuration.
  types: GOVERNED_TYPES.filter((type) => type !== TYPE.site),
  check({ name, provider }) {
    if (provider && !/^default(_|$)/.test(provider.name)) return [];
    return [{ what: `${name} has ${provider ? 'a default' : 'no'} provider`, pointer: '/organization' }];
  },
};
