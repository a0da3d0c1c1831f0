import { isMap, isScalar, parseAllDocuments } from 'yaml';

/**
 * Some plain members of each document of a YAML text. A fault elsewhere in a document hides none that can be read: whoever
 * asks what a file is, asks that of a faulty file, too. Never throws.
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
