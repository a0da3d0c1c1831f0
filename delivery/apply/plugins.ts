import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sortedBy } from '../../plan/sorted';
import { isThere, namesIn } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';

const Version = z.string().min(1).max(100);

const Package = z.looseObject({
  name: z.string(),
  version: z.string(),
  pulumi: z
    .looseObject({
      resource: z.boolean().optional(),
      name: Version.optional(),
      version: Version.optional(),
      parameterization: z.looseObject({ name: Version, version: Version }).optional(),
    })
    .optional(),
});

function readPackage(file: string): z.infer<typeof Package> {
  try {
    return Package.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new UserError('an installed package cannot be read', { place: file, allowed: '`npm ci`', exitCode: 3 });
  }
}

/**
 * The plugins that the installed SDKs request from the engine, and the engine's own SDK, each with its version. Throws
 * UserError (exit 3) when packages are missing or unreadable.
 */
export function installedPlugins(root: string): Readonly<Record<string, string>> {
  const scope = join(root, 'node_modules', '@pulumi');
  const names = namesIn(scope);
  const found = names.flatMap((folder): readonly (readonly [string, string])[] => {
    const file = join(scope, folder, 'package.json');
    if (!isThere(file)) return [];
    const { name, version, pulumi } = readPackage(file);
    if (pulumi?.resource !== true) return name === '@pulumi/pulumi' ? [['sdk', version]] : [];
    const plugin = pulumi.name ?? folder;
    const { parameterization: part } = pulumi;
    const base = [plugin, pulumi.version ?? version] as const;
    return part ? [base, [`${plugin}/${part.name}`, part.version]] : [base];
  });
  if (!found.some(([name]) => name === 'sdk') || found.length < 2) {
    throw new UserError('the plugins are not known: the SDKs are not installed', {
      place: 'node_modules/@pulumi',
      exitCode: 3,
      allowed: '`npm ci` before',
    });
  }
  return Object.fromEntries(sortedBy(found, ([name]) => name));
}
