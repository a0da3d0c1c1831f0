import { z } from 'zod';
import { version } from '../../package.json';
import { EnvironmentInputs, RepositoryInputs, SiteInputs } from './inputs';

type Json = Readonly<Record<string, unknown>>;

/** The name of the package, with which the tokens of its components begin. */
const PACKAGE = 'causeway';

const OUTPUTS = {
  Environment: { environmentName: { type: 'string', description: 'The name of the environment at GitHub.' } },
  RepositoryFoundation: {},
  Site: {
    siteId: { type: 'string', description: 'The id of the site.' },
    siteUrl: { type: 'string', description: 'The address of the site.' },
  },
} as const satisfies Readonly<Record<string, Json>>;

/** The components of the package. */
export type ComponentName = keyof typeof OUTPUTS;

const INPUTS = { Environment: EnvironmentInputs, RepositoryFoundation: RepositoryInputs, Site: SiteInputs } as const;

/** The token of a component, as programs and state have it. */
export function tokenOf(name: ComponentName): string {
  return `${PACKAGE}:index:${name}`;
}

/** The outputs of a component by name. */
export function outputsOf(name: ComponentName): readonly string[] {
  return Object.keys(OUTPUTS[name]);
}

// Everything but secrets is plain: an environment that cannot be shown in a preview could not be judged there.
function property(schema: Json, { isPlain }: { readonly isPlain: boolean }): Json {
  const { description, type, items, additionalProperties, properties } = schema as Record<string, Json>;
  const common = { ...(description === undefined ? {} : { description }), ...(isPlain ? { plain: true } : {}) };
  if (items) return { ...common, type: 'array', items: property(items, { isPlain }) };
  // A record has any keys; an object of named ones would need a type of its own in the schema.
  if (properties)
    return {
      ...common,
      type: 'object',
      additionalProperties: { $ref: 'pulumi.json#/Any', ...(isPlain ? { plain: true } : {}) },
    };
  if (additionalProperties) {
    const isAny = additionalProperties['type'] === undefined;
    return {
      ...common,
      type: 'object',
      additionalProperties: isAny ? { type: 'string' } : property(additionalProperties, { isPlain }),
    };
  }
  return { ...common, type };
}

function resource(name: ComponentName): Json {
  const { properties, required } = z.toJSONSchema(INPUTS[name], { io: 'input', unrepresentable: 'any' });
  const inputs = Object.entries(properties ?? {}).map(([key, schema]) => {
    // Marked as a secret, all of it would be one output, and the names in it unknown.
    return [key, property(schema as Json, { isPlain: key !== 'secrets' })] as const;
  });
  return {
    isComponent: true,
    inputProperties: Object.fromEntries(inputs),
    requiredInputs: required ?? [],
    properties: OUTPUTS[name],
    required: outputsOf(name),
  };
}

/** The package's schema, as the engine asks for it (https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/schema/). */
export function packageSchema(): Json {
  const names = Object.keys(INPUTS) as ComponentName[];
  return {
    name: PACKAGE,
    version,
    displayName: 'Causeway',
    description: 'Environments, repositories and sites with the safe settings that Causeway plans',
    license: 'Apache-2.0',
    resources: Object.fromEntries(names.map((name) => [tokenOf(name), resource(name)])),
    language: {},
  };
}
