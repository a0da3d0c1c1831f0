import { placeholders, siteName } from '../naming';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { valueOn } from '../selectors';
import { netlifyOf } from '../targets';
import { calledClashes } from './called-names';
import { type Deployment, deployments, repeatedItems } from './deployments';

const SOURCE = 'docs/registry.md';

interface PlacedName {
  readonly name: string;
  readonly deployment: Deployment;
  readonly pointer: string;
}

function sites(registry: Registry): readonly PlacedName[] {
  return deployments(registry).flatMap((deployment) => {
    const name = siteName(deployment.surface, deployment.tier);
    return name === undefined
      ? []
      : [{ name, deployment, pointer: pointer('surfaces', deployment.index, 'target', 'site') }];
  });
}

function perTier(registry: Registry, field: 'siteId' | 'domain'): readonly PlacedName[] {
  return deployments(registry).flatMap((deployment) => {
    const { surface, tier, index } = deployment;
    const target = netlifyOf(surface);
    const name = target && valueOn(target[field], tier.id);
    return name === undefined
      ? []
      : [{ name, deployment, pointer: pointer('surfaces', index, 'target', field, tier.id) }];
  });
}

function twice(places: readonly PlacedName[], what: string): readonly Finding[] {
  return repeatedItems(places, ({ name }) => name.toLowerCase()).map(({ first, repetition }) => ({
    pointer: repetition.pointer,
    message:
      `the ${what} ${showValue(repetition.name)} of ${showValue(repetition.deployment.surface.id)} on ` +
      `${showValue(repetition.deployment.tier.id)} is also that of ${showValue(first.deployment.surface.id)} on ` +
      showValue(first.deployment.tier.id),
    allowed: `a ${what} for each surface and tier`,
  }));
}

function isLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label);
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  const [top = '', below] = [...labels].reverse();
  // The last label of an address of IPv4 is a number.
  const isOwn = !(top.toLowerCase() === 'app' && below?.toLowerCase() === 'netlify');
  return name.length <= 253 && labels.length > 1 && labels.every(isLabel) && !/^\d+$/.test(top) && isOwn;
}

/** Netlify sites: one for each surface and tier, with a team, a valid name and addresses of their own. */
export const netlifyRules: readonly Rule[] = [
  {
    code: 'netlify-site-duplicate',
    level: 'error',
    title: 'Each surface and tier has a site of its own',
    why: 'Two tiers on one site would publish over each other.',
    source: SOURCE,
    // Two tiers or surfaces of one name have a rule of their own.
    check: (registry) => (calledClashes(registry).length > 0 ? [] : twice(sites(registry), 'site')),
  },
  {
    code: 'netlify-site-invalid',
    level: 'error',
    title: 'A site’s name is a host name label',
    why: 'It becomes <name>.netlify.app, and <24 digits>--<name>.netlify.app for each deploy, where a release is tried first. A label of more than 63 characters does not resolve.',
    source:
      'RFC 1035 section 2.3.1; https://paramdeo.com/blog/restricting-netlifys-default-subdomain-for-security-and-seo',
    check: (registry) =>
      sites(registry)
        .filter(({ name }) => !/^[a-z0-9](?:[a-z0-9-]{0,35}[a-z0-9])?$/.test(name) || placeholders(name).length > 0)
        .map(({ name, deployment, pointer: place }) => ({
          pointer: place,
          message: `the site name ${showValue(name)} of ${showValue(deployment.surface.id)} is not valid`,
          allowed: '1 to 37 of a-z, 0-9 and "-", no "-" at either end, from {surface} and {tier} and fixed text',
        })),
  },
  {
    code: 'netlify-site-id-duplicate',
    level: 'error',
    title: 'A site is adopted once',
    why: 'Two objects would own the same site.',
    source: SOURCE,
    check: (registry) => twice(perTier(registry, 'siteId'), 'site id'),
  },
  {
    code: 'netlify-domain-duplicate',
    level: 'error',
    title: 'A domain points to one site',
    why: 'Netlify refuses the second.',
    source: SOURCE,
    check: (registry) => twice(perTier(registry, 'domain'), 'domain'),
  },
  {
    code: 'netlify-domain-invalid',
    level: 'error',
    title: 'A domain is a host name in a domain of one’s own',
    why: 'A name that no name server can answer for, and a name of Netlify’s own, cannot be a site’s custom domain.',
    source: 'RFC 1123 section 2.1; https://docs.netlify.com/manage/domains/get-started-with-domains/',
    check: (registry) =>
      perTier(registry, 'domain')
        .filter(({ name }) => !isHostName(name))
        .map(({ name, pointer: at }) => ({
          pointer: at,
          message: `the domain ${showValue(name)} cannot be that of a site`,
          allowed:
            'two labels or more of 1 to 63 letters, digits and "-", no "-" at either end of one, not below netlify.app',
        })),
  },
  {
    code: 'netlify-domain-case',
    level: 'error',
    title: 'A domain is written in lower case',
    why: 'Netlify stores host names in lower case, so that any other spelling would always be reported as a difference.',
    source: 'https://www.rfc-editor.org/rfc/rfc4343',
    check: (registry) =>
      perTier(registry, 'domain')
        .filter(({ name }) => name !== name.toLowerCase())
        .map(({ name, pointer: at }) => ({
          pointer: at,
          message: `the domain ${showValue(name)} has upper-case letters`,
          allowed: showValue(name.toLowerCase()),
        })),
  },
  {
    code: 'netlify-team-missing',
    level: 'error',
    title: 'Each tier of a Netlify surface has a team',
    why: 'Netlify creates a site in a team, and Causeway does not guess the team.',
    source: SOURCE,
    check: (registry) =>
      deployments(registry).flatMap(({ surface, tier, index }) => {
        const target = netlifyOf(surface);
        return target && valueOn(target.team, tier.id) === undefined
          ? [
              {
                pointer: pointer('surfaces', index, 'target', 'team'),
                message: `${showValue(surface.id)} has no Netlify team on tier ${showValue(tier.id)}`,
                allowed: 'one team for all tiers, or one for each tier of the surface',
              },
            ]
          : [];
      }),
  },
];
