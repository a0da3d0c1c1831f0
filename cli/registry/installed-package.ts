import { join } from 'node:path';
import { z } from 'zod';
import { textOfExisting } from '../../registry/existing-file';

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

function lockIn(text: string): z.infer<typeof Lock> | undefined {
  try {
    return Lock.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * How a `package.json` names a package that npm installed in a folder: its version where it came from a registry, else
 * the tarball or the commit. Undefined where npm did not install it there. The source is npm's hidden lock file, which
 * an installation without `package.json` has too
 * (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#hidden-lockfiles).
 */
export function installedSpec(folder: string, name: string): string | undefined {
  const text = textOfExisting(join(folder, 'node_modules', '.package-lock.json'));
  const found = text === undefined ? undefined : lockIn(text)?.packages[`node_modules/${name}`];
  if (found?.resolved === undefined) return undefined;
  if (found.link === true) return `file:${found.resolved}`;
  // npm's registry and GitHub Packages have the name in the path of a tarball. Another address is a tarball of its own.
  const isPublished =
    URL.canParse(found.resolved) &&
    [`/${name}/-/`, `/download/${name}/`].some((part) =>
      decodeURIComponent(new URL(String(found.resolved)).pathname).includes(part),
    );
  return isPublished ? found.version : found.resolved;
}
