import { z } from 'zod';
import { UserError } from '../../registry/user-error';

/** One entry of an import file; other fields that the engine wrote are kept. */
export const ImportSpec = z.looseObject({
  type: z.string(),
  name: z.string(),
  /** The program's name where `name` is not unique in the file. */
  logicalName: z.string().optional(),
  id: z.string().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  component: z.boolean().optional(),
});
export type ImportSpec = z.infer<typeof ImportSpec>;

/** The format that `pulumi preview --import-file` writes and `pulumi import --file` reads (3.259). */
export const ImportFile = z.looseObject({
  nameTable: z.record(z.string(), z.string()).optional(),
  resources: z.array(ImportSpec).optional(),
});
export type ImportFile = z.infer<typeof ImportFile>;

/** Reads an import file. Throws a UserError (exit 3) when the engine wrote something else. */
export function parseImportFile(text: string): ImportFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = ImportFile.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError('the engine wrote no import file', { place: 'pulumi preview --import-file', exitCode: 3 });
}

/** The resource's name in the program. */
export function logicalNameOf({ name, logicalName }: ImportSpec): string {
  return logicalName ?? name;
}

/** Only these entries of a file, with their parents and the providers that read them. */
export function onlyWith(file: ImportFile, kept: readonly ImportSpec[]): ImportFile {
  const all = file.resources ?? [];
  const needed = new Set<ImportSpec>(kept);
  // A set iteration also visits entries added during it, so parents of parents are included.
  for (const { parent, provider } of needed) {
    for (const spec of all) if (spec.name === parent || spec.name === provider) needed.add(spec);
  }
  const resources = all.filter((spec) => kept.includes(spec) || needed.has(spec));
  return { ...file, resources };
}
