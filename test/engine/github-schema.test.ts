import { execFileSync } from 'node:child_process';
import { toolchainEnvironment } from '../../toolchain/environment.js';
import { pins } from '../../toolchain/pins.js';
import { type DeclaredInput, declaredInputs, declaredSecrets } from './github-sdk';

interface SchemaType {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: SchemaType;
  readonly additionalProperties?: SchemaType;
  readonly secret?: boolean;
}

interface SchemaObject {
  readonly properties?: Record<string, SchemaType>;
  readonly required?: readonly string[];
}

interface SchemaResource extends SchemaObject {
  readonly inputProperties: Record<string, SchemaType>;
  readonly requiredInputs?: readonly string[];
}

interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly provider: SchemaResource;
  readonly config: { readonly variables: Record<string, SchemaType> };
  readonly resources: Record<string, SchemaResource>;
  readonly types: Record<string, SchemaObject>;
}

/** Every resource type of the provider that the program uses. */
const RESOURCES = [
  'RepositoryEnvironment',
  'RepositoryEnvironmentDeploymentPolicy',
  'RepositoryRuleset',
  'ActionsEnvironmentVariable',
  'ActionsEnvironmentSecret',
  'ActionsVariable',
  'ActionsRepositoryPermissions',
  'WorkflowRepositoryPermissions',
] as const;

let schema: PackageSchema;
beforeAll(() => {
  const args = ['package', 'get-schema', `github@${pins.githubPlugin}`];
  const text = execFileSync('pulumi', args, { encoding: 'utf8', env: toolchainEnvironment(), maxBuffer: 2 ** 28 });
  schema = JSON.parse(text) as PackageSchema;
}, 60_000);

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function token(name: string): string {
  return `github:index/${lower(name)}:${name}`;
}

/** The schema's type in the notation of `declaredInputs`. TypeScript has one type of number. */
function schemaType(type: SchemaType): string {
  if (type.$ref !== undefined) return type.$ref.slice(type.$ref.lastIndexOf(':') + 1);
  if (type.type === 'array' && type.items !== undefined) return `array of ${schemaType(type.items)}`;
  if (type.type === 'object' && type.additionalProperties !== undefined)
    return `map of ${schemaType(type.additionalProperties)}`;
  return type.type === 'integer' ? 'number' : String(type.type);
}

function served(
  properties: Record<string, SchemaType> = {},
  required: readonly string[] = [],
): Record<string, DeclaredInput> {
  const entries = Object.entries(properties);
  return Object.fromEntries(
    entries.map(([name, type]) => [name, { type: schemaType(type), required: required.includes(name) }]),
  );
}

/** Compares the nested types of these inputs recursively. Returns their names. */
function compareNested(inputs: Record<string, DeclaredInput>, seen: Set<string> = new Set()): Set<string> {
  for (const { type } of Object.values(inputs)) {
    const name = type.slice(type.lastIndexOf(' ') + 1);
    if (!/^[A-Z]/.test(name) || seen.has(name)) continue;
    seen.add(name);
    const declared = declaredInputs('types/input.d.ts', name);
    const object = schema.types[`github:index/${name}:${name}`];
    expect([name, served(object?.properties, object?.required)]).toEqual([name, declared]);
    compareNested(declared, seen);
  }
  return seen;
}

describe('the GitHub plugin in the toolchain', () => {
  test('is the pinned version', () => {
    expect([schema.name, schema.version]).toEqual(['github', pins.githubPlugin]);
  });

  test.each(RESOURCES)('serves %s with exactly the inputs that @pulumi/github declares', (name) => {
    const declared = declaredInputs(`${lower(name)}.d.ts`, `${name}Args`);
    const resource = schema.resources[token(name)];
    expect(Object.keys(declared)).not.toHaveLength(0);
    expect(served(resource?.inputProperties, resource?.requiredInputs)).toEqual(declared);
    compareNested(declared);
  });

  test.each(RESOURCES)('keeps secret what @pulumi/github keeps secret of %s', (name) => {
    const properties = Object.entries(schema.resources[token(name)]?.properties ?? {});
    const secret = properties.filter(([, type]) => type.secret === true).map(([property]) => property);
    expect(secret.sort()).toEqual(declaredSecrets(`${lower(name)}.js`));
  });

  test('takes the provider configuration that @pulumi/github declares, appAuth with it', () => {
    const declared = declaredInputs('provider.d.ts', 'ProviderArgs');
    expect(served(schema.provider.inputProperties, schema.provider.requiredInputs)).toEqual(declared);
    expect(compareNested(declared)).toContain('ProviderAppAuth');
    expect(schema.provider.inputProperties['token']?.secret).toBe(true);
  });

  test('reaches the nested types of a ruleset, so that the comparison is not of names alone', () => {
    const nested = compareNested(declaredInputs('repositoryRuleset.d.ts', 'RepositoryRulesetArgs'));
    expect(nested.size).toBeGreaterThan(15);
    expect(nested).toContain('RepositoryRulesetRulesRequiredStatusChecksRequiredCheck');
  });
});
