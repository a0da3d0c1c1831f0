import { isMap, isScalar, parseAllDocuments } from 'yaml';

/**
 * Some plain members of each document of a YAML text. An error elsewhere does not hide readable members, because the
 * kind of a faulty file matters, too. Never throws.
 */
export function yamlMembers(text: string, names: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  return (Array.isArray(documents) ? documents : []).flatMap(({ contents }) => {
    if (!isMap(contents)) return [];
    const found = names.map((name) => {
      const value = contents.get(name, true);
      return [name, isScalar(value) ? value.value : undefined] as const;
    });
    return [Object.fromEntries(found)];
  });
}
