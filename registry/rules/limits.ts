import { derivedVariables } from '../derived-variables';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { netlifyOf } from '../targets';
import { deployments } from './deployments';
import { NETLIFY_RESERVED, reservedAtNetlify } from './netlify-names';

/** GitHub: "Individual variables are limited to 48 KB in size". This takes the smaller reading, 48,000 bytes. */
const VARIABLE_BYTES = 48_000;
/** GitHub: "500 variables per repository", and 256 KB of organization and repository variables together for a run. */
const REPOSITORY_VARIABLES = 500;
const REPOSITORY_BYTES = 256_000;
/** AWS Lambda, which runs Netlify's functions: 4 KB of names and values together. */
const FUNCTION_BYTES = 4096;

const GITHUB =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/variables#limits-for-configuration-variables';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const NETLIFY = 'https://docs.netlify.com/build/configure-builds/environment-variables/';

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function tooLarge({ surfaces, repositories }: Registry): readonly Finding[] {
  const all = [
    ...Object.entries(repositories).flatMap(([key, { variables }]) =>
      Object.entries(variables).map(([name, value]) => ({
        name,
        value,
        at: pointer('repositories', key, 'variables', name),
      })),
    ),
    ...surfaces.flatMap(({ variables }, index) =>
      Object.entries(variables).flatMap(([name, { in: stores, values }]) =>
        (stores.includes('github') ? Object.entries(values) : []).map(([tier, value]) => ({
          name,
          value,
          at: pointer('surfaces', index, 'variables', name, 'values', tier),
        })),
      ),
    ),
  ];
  return all
    .filter(({ value }) => bytes(value) > VARIABLE_BYTES)
    .map(({ name, value, at }) => ({
      pointer: at,
      message: `the value of ${showValue(name)} has ${bytes(value)} bytes`,
      allowed: `at most ${VARIABLE_BYTES} bytes in UTF-8`,
    }));
}

function repositoryTotals(registry: Registry): readonly Finding[] {
  return Object.entries(registry.repositories).flatMap(([key, { variables }]) => {
    const all = Object.entries({ ...derivedVariables(registry, key), ...variables });
    const total = all.reduce((sum, [name, value]) => sum + bytes(name) + bytes(value), 0);
    const at = pointer('repositories', key, 'variables');
    return [
      ...(all.length > REPOSITORY_VARIABLES
        ? [
            {
              pointer: at,
              message: `${showValue(key)} has ${all.length} variables`,
              allowed: `at most ${REPOSITORY_VARIABLES}, derived ones included`,
            },
          ]
        : []),
      ...(total > REPOSITORY_BYTES
        ? [
            {
              pointer: at,
              message: `the variables of ${showValue(key)} have ${total} bytes together`,
              allowed: `at most ${REPOSITORY_BYTES} bytes, derived ones and names included`,
            },
          ]
        : []),
    ];
  });
}

function functionTotals(registry: Registry): readonly Finding[] {
  return deployments(registry).flatMap(({ surface, index, tier }) => {
    if (!netlifyOf(surface)) return [];
    const all = Object.entries(surface.variables).filter(([, variable]) => variable.in.includes('netlify'));
    const total = all.reduce((sum, [name, { values }]) => sum + bytes(name) + bytes(values[tier.id] ?? ''), 0);
    if (total <= FUNCTION_BYTES) return [];
    return [
      {
        pointer: pointer('surfaces', index, 'variables'),
        message: `the Netlify variables of ${showValue(surface.id)} on ${showValue(tier.id)} have ${total} bytes together`,
        allowed: `at most ${FUNCTION_BYTES} bytes of names and values`,
      },
    ];
  });
}

function netlifyNames({ surfaces }: Registry): readonly Finding[] {
  return surfaces.flatMap(({ variables, secrets }, index) => {
    const own = [
      ...Object.entries(variables)
        .filter(([, variable]) => variable.in.includes('netlify'))
        .map(([name, { values }]) => ({
          name,
          values: Object.values(values),
          place: { pointer: pointer('surfaces', index, 'variables', name), at: 'key' as const },
        })),
      ...secrets.flatMap(({ name, in: stores }, position) =>
        stores.includes('netlify')
          ? [
              {
                name,
                values: [undefined],
                place: { pointer: pointer('surfaces', index, 'secrets', position, 'name'), at: 'value' as const },
              },
            ]
          : [],
      ),
    ];
    return own.flatMap(({ name, values, place }) => {
      const why = reservedAtNetlify(name, values.length > 0 ? values : [undefined]);
      return why === undefined
        ? []
        : [{ ...place, message: `the name ${showValue(name)} ${why}`, allowed: NETLIFY_RESERVED }];
    });
  });
}

/** Sizes and names that GitHub and Netlify refuse, in bytes. */
export const limitRules: readonly Rule[] = [
  {
    code: 'variable-too-large',
    level: 'error',
    title: 'A value of a GitHub variable has at most 48,000 bytes',
    why: 'GitHub refuses more than 48 KB, and counts bytes, not characters.',
    source: GITHUB,
    check: tooLarge,
  },
  {
    code: 'repository-variable-limit',
    level: 'error',
    title: 'A repository has at most 500 variables, of 256,000 bytes together',
    why: 'GitHub refuses more, or leaves variables out of a run.',
    source: GITHUB,
    check: repositoryTotals,
  },
  {
    code: 'netlify-name-reserved',
    level: 'error',
    title:
      'No variable or secret at Netlify has a name that Netlify or AWS Lambda keeps, or that decides what a build runs',
    why: 'Netlify refuses it, or uses its own value instead. NODE_OPTIONS and similar variables let a build succeed without its tests.',
    source: NETLIFY,
    check: netlifyNames,
  },
  {
    code: 'netlify-variable-limit',
    level: 'error',
    title: 'A site’s variables have at most 4,096 bytes together',
    why: 'Functions run on AWS Lambda, which accepts no more, and the deploy would fail.',
    source: LAMBDA,
    check: functionTotals,
  },
];
