import { siteOf } from '../../context';
import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

/** A site is in the team that the registry declares for its tier. */
export const netlifyTeams: ResourceRule = {
  code: 'isolation-netlify-teams',
  title: "A site is in its tier's Netlify team",
  why: "A Netlify token reaches everything in its owner's teams, so that tiers that must be isolated need different teams.",
  fix: "Use the team that the surface's target names for this tier.",
  severity: 'high',
  category: 'isolation',
  docs: 'https://docs.netlify.com/manage/accounts-and-billing/team-management/roles-and-permissions/',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.site],
  check(view, context) {
    const team = textOf(view.props, 'team');
    const planned = siteOf(view, context);
    const teams = planned ? [planned.team] : [...new Set(context.sites.map((site) => site.team))];
    if (team !== undefined && teams.includes(team)) return [];
    return [
      {
        what: `${view.name} is in the team ${JSON.stringify(team)}; ${context.slice} uses ${teams.join(', ') || 'none'}`,
        pointer: surfacePointer(context.registry, planned?.surface, 'target', 'team'),
      },
    ];
  },
};
