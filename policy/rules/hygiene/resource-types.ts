import { BOOKKEEPING_TYPES } from '../../../plan/logical-names';
import { GOVERNED_TYPES } from '../../resource-types';
import type { ResourceRule } from '../../rule';

const ALLOWED: ReadonlySet<string> = new Set([...GOVERNED_TYPES, ...BOOKKEEPING_TYPES]);

/** Every declared resource has a known type. */
export const resourceTypes: ResourceRule = {
  code: 'hygiene-resource-types',
  title: 'Only known types of resources are declared',
  why: 'A type that no rule checks is a way around all rules: a deploy key, a classic branch protection, an organization secret.',
  fix: 'Use the types that the program uses. A new type needs rules first.',
  severity: 'high',
  category: 'hygiene',
  docs: 'https://www.pulumi.com/registry/packages/github/api-docs/',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  types: 'every',
  check({ name, type }) {
    return ALLOWED.has(type) ? [] : [{ what: `${name} is of the type ${type}`, pointer: '' }];
  },
};
