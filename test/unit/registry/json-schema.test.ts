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
