import { addressText, siteAddress } from '../../../plan/address';
import { objectsOf } from '../../../plan/objects';
import { addressOf } from '../../declared';
import { tierPointer } from '../../pointers';
import { GOVERNED_TYPES, TYPE } from '../../resource-types';
import type { StackRule } from '../../rule';

/** Every declared object is known to the registry. */
export const nothingUnknown: StackRule = {
  code: 'completeness-nothing-unknown',
  title: 'Every declared object is in the registry',
  why: 'An object outside the registry is in no review, no matrix and no verification, so that it is another way in.',
  fix: 'Add it to the registry, or remove it from the program.',
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const known = new Set([
      ...objectsOf(context.plan),
      ...context.sites.flatMap((site) => [
        ...(site.domain === undefined ? [] : [addressText({ ...siteAddress(site), kind: 'site-domain' })]),
        ...(site.linked === undefined ? [] : [addressText({ ...siteAddress(site), kind: 'site-build' })]),
      ]),
    ]);
    return views
      .filter(({ type }) => GOVERNED_TYPES.includes(type))
      .filter((view) => {
        const address = addressOf(view, context);
        return address === undefined || !known.has(address);
      })
      .map((view) => ({
        what: `${view.name} (${view.type === TYPE.siteVariable ? 'a Netlify variable' : view.type.split(':').at(-1)}) is not in the registry's plan of ${context.stack}`,
        pointer: context.tier ? tierPointer(context.registry, context.tier.id) : '/repositories',
        urn: view.urn,
      }));
  },
};
