import { componentOf } from './held-objects';
import { logicalId } from './logical-names';
import type { OwnComparison } from './own-comparison';
import { type Judging, objectLabel, type Refusal, siteNameOf } from './own-judging';
import { shellWord } from './shell-word';
import { stackOptions } from './stack-options';

/**
 * Another team means another provider, and the engine recreates everything whose provider changes: variables, and
 * secrets with them. So state forgets the site and adopts it again by name after somebody has transferred it in
 * Netlify's user interface. Neither step changes anything at Netlify.
 */
export function judgeTeams({ matches }: OwnComparison, { plan, held: all }: Judging): readonly Refusal[] {
  return matches.flatMap(({ planned, held }) => {
    const { team } = planned.fields;
    const before = held.fields['team'];
    if (planned.kind !== 'site' || team === undefined || before === team) return [];
    const component = componentOf(held);
    const urn =
      all.find((each) => component !== undefined && logicalId(each) === logicalId(component))?.urn ?? held.urn;
    const stack = `--stack ${shellWord(plan.stack)}`;
    const letGo = `pulumi state delete '${urn}' --target-dependents --force --yes ${stack}`;
    return [
      {
        what: objectLabel(held),
        why: `Netlify has no call that moves a site from the team ${before} to ${team}`,
        command: `transfer the site at Netlify, and then, with this edit: ${letGo} && causeway recover ${stackOptions(plan.stack)} --yes`,
      },
    ];
  });
}

/**
 * Netlify gives a domain to one site only (422 "must be unique"), and the provider leaves the domain with a site whose
 * settings leave the plan.
 */
export function judgeDomains({ matches, come, gone }: OwnComparison, { held }: Judging): readonly Refusal[] {
  const isDomain = ({ kind }: { readonly kind: string }) => kind === 'site-domain';
  const planned = [...matches.map((each) => each.planned), ...come].filter(isDomain);
  const before = [...matches.map((each) => each.held), ...gone].filter(isDomain);
  return planned.flatMap((one) => {
    const domain = one.fields['customDomain'];
    const other = before.find(
      ({ fields }) =>
        domain !== undefined && fields['customDomain'] === domain && fields['site'] !== one.fields['site'],
    );
    if (domain === undefined || other === undefined) return [];
    const from = siteNameOf(other, { held }) ?? other.name;
    return [
      {
        what: `domain ${domain}`,
        why: `it is the site ${from}'s, and Netlify gives a domain to one site only: the update would fail half way`,
        command: `two updates: remove it from ${from} in the registry, run pulumi up, and remove it from ${from} at Netlify; then give it to the other`,
      },
    ];
  });
}
