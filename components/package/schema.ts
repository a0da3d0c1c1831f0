import { z } from 'zod';
import { version } from '../../package.json';
import { EnvironmentInputs, RepositoryInputs, SiteInputs } from './inputs';

type Json = Readonly<Record<string, unknown>>;

/** The name of the package, with which its components' tokens start. */
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

/** The token of a component, as it appears in programs and state. */
export function tokenOf(name: ComponentName): string {
  return `${PACKAGE}:index:${name}`;
}

/** The outputs of a component by name. */
export function outputsOf(name: ComponentName): readonly string[] {
  return Object.keys(OUTPUTS[name]);
}

// Everything except secrets is plain: policies could not judge an environment that a preview cannot show.
function property(schema: Json, { isPlain }: { readonly isPlain: boolean }): Json {
  const { description, type, items, additionalProperties, properties } = schema as Record<string, Json>;
  const common = { ...(description === undefined ? {} : { description }), ...(isPlain ? { plain: true } : {}) };
  if (items) return { ...common, type: 'array', items: property(items, { isPlain }) };
  // A record allows any keys; an object with named ones would need its own type in the schema.
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
    // If the whole record were a secret, it would be one output with unknown names.
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

/**
 * The package's schema in the engine's format (https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/schema/).
 */
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
