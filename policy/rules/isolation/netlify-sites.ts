import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

/** Every surface and tier has a Netlify site of its own. */
export const netlifySites: ResourceRule = {
  code: 'isolation-netlify-sites',
  title: 'Every surface and tier has a Netlify site of its own',
  why: 'The contexts of one site share its domain, its access and its variables. Only separate sites separate tiers.',
  fix: 'Give the surface a site name with {tier} in it, and each tier its own siteId.',
  severity: 'critical',
  category: 'isolation',
  docs: 'https://docs.netlify.com/deploy/deploy-types/deploys-overview/',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.site],
  check({ name, props }, { catalog, registry }) {
    const site = textOf(props, 'name');
    const siteId = textOf(props, 'siteId');
    return catalog.sites
      .filter(
        ({ plan }) => plan.key !== name && (plan.name === site || (siteId !== undefined && plan.siteId === siteId)),
      )
      .map(({ plan }) => ({
        what: `${name} is the same site as ${plan.key} (${plan.name === site ? plan.name : plan.siteId})`,
        pointer: surfacePointer(registry, plan.surface, 'target'),
      }));
  },
};
