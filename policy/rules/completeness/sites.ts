import { addressText, siteAddress } from '../../../plan/address';
import { byAddress } from '../../declared';
import { surfacePointer } from '../../pointers';
import type { StackRule } from '../../rule';

/** Every Netlify surface has its tier's site, with its domain. */
export const sites: StackRule = {
  code: 'completeness-sites',
  title: "Every Netlify surface has its tier's site",
  why: "A surface without its own site on a tier is published on another tier's site.",
  fix: 'Declare every site of the plan, and the domain of each that has one.',
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#sites',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.sites.flatMap((plan) => {
      const address = siteAddress(plan);
      return [
        ...(declared.has(addressText(address))
          ? []
          : [
              {
                what: `the site ${plan.name} of the team ${plan.team} is not declared`,
                pointer: surfacePointer(context.registry, plan.surface, 'target'),
              },
            ]),
        ...(plan.domain === undefined || declared.has(addressText({ ...address, kind: 'site-domain' }))
          ? []
          : [
              {
                what: `the domain of the site ${plan.name} is not declared`,
                pointer: surfacePointer(context.registry, plan.surface, 'target', 'domain'),
              },
            ]),
      ];
    });
  },
};
