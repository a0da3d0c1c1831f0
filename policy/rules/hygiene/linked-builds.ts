import { siteOf } from '../../context';
import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';

/** Build settings are declared for linked sites only. */
export const linkedBuilds: ResourceRule = {
  code: 'hygiene-linked-builds',
  title: 'Build settings are declared for linked sites only',
  why: 'The Netlify provider crashes when it reads the build settings of a site without a linked repository, and the refresh of every other resource fails with it.',
  fix: "Link the site (the target's `linked`), or leave the build settings out.",
  severity: 'medium',
  category: 'hygiene',
  docs: 'https://github.com/netlify/terraform-provider-netlify/blob/v0.4.4/docs/resources/site_build_settings.md',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  types: [TYPE.siteBuild],
  check(view, context) {
    const site = siteOf(view, context);
    if (site?.linked) return [];
    return [
      {
        what: `${view.name} sets up builds of a site that is not linked`,
        pointer: surfacePointer(context.registry, site?.surface, 'target', 'linked'),
      },
    ];
  },
};
