import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { readDocument } from '../../../registry/document/read';
import { registryJsonSchema, registryJsonSchemaText, SCHEMA_PATH } from '../../../registry/json-schema';
import { Registry } from '../../../registry/schema';
import { badRegistries, base, ROOT, textOf } from '../../support/registry/fixtures';

const validate = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true }).compile(registryJsonSchema());

describe('the JSON Schema of the registry', () => {
  it('is committed as it is generated: causeway docs build', () => {
    expect(readFileSync(join(ROOT, SCHEMA_PATH), 'utf8')).toBe(registryJsonSchemaText());
  });

  it('is of draft 2020-12 and has an id', () => {
    expect(registryJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringMatching(/^urn:/),
      additionalProperties: false,
    });
  });

  it('tells editors what a key means, wherever its object is, and changes no other field of its kind', () => {
    const described = (description: string) => ({ description: expect.stringContaining(description) });
    const owner = { title: 'Principal', ...described('Who answers for the surface') };
    const intervalSeconds = { type: 'integer', minimum: 1, maximum: 3600, ...described('in seconds') };
    const surface = { properties: { owner, health: { properties: { intervalSeconds } } } };
    const principals = { items: { title: 'Principal', description: 'team:<slug> or user:<login>' } };
    expect(registryJsonSchema()).toMatchObject({
      properties: {
        governance: { properties: { owners: { ...principals, ...described('Who must review') } } },
        repositories: { additionalProperties: { properties: { name: described('without its owner') } } },
        tiers: { items: { properties: { soak: { title: 'Duration', ...described('minimum time') } } } },
        surfaces: { items: surface },
        surfaceDefaults: surface,
      },
    });
    expect(registryJsonSchemaText()).not.toContain('key-words');
  });

  it.each(['minimal', 'full'] as const)('accepts the %s registry', (name) => {
    expect(validate(base(name))).toBe(true);
  });

  const readable = badRegistries().flatMap((bad) => {
    const read = readDocument(textOf(bad));
    return read.ok ? [[bad.name, read.value] as const] : [];
  });
  it.each(readable)('judges %s as zod does', (_name, document) => {
    expect(validate(document)).toBe(Registry.safeParse(document).success);
  });
});
