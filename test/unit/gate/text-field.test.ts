import { textField } from '../../../gate/notes/front-matter';

// https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
test.each([
  ['plain', '---\nschema: urn:a\n---\n', 'urn:a'],
  ['in quotes', '---\nschema: "urn:a"\n---\n', 'urn:a'],
  ['behind a comment', '---\nschema: urn:a # the first\n---\n', 'urn:a'],
  ['beside a field that is not filled in', '---\nowner: <team>\nschema: urn:a\n---\n', 'urn:a'],
  ['of another field', '---\nother:\n  schema: urn:a\n---\n', undefined],
  ['in the text below', '---\nowner: a\n---\nschema: urn:a\n', undefined],
  ['twice', '---\nschema: urn:a\nschema: urn:b\n---\n', undefined],
  ['that is no text', '---\nschema: 1\n---\n', undefined],
  ['without fields', 'schema: urn:a\n', undefined],
])('a field %s', (_what, text, found) => {
  expect(textField(text, 'schema')).toBe(found);
});
