import { ownerLines } from '../registry/code-owners';
import type { Registry } from '../registry/schema';
import type { Principal } from '../registry/schema/primitives';
import type { Surface } from '../registry/schema/surface';
import { BEGIN, END } from './codeowners-block';
import { sortedBy, sortedSet } from './sorted';

/** The paths that govern in every governing repository: the files that `causeway init` and npm write there. */
const GOVERNED = [
  '/.github/',
  '/Pulumi.*',
  '/package-lock.json',
  '/package.json',
  '/policy/',
  // `program.mjs` where the repository's package.json says that its files are ES modules.
  '/program.*',
  '/registry/',
] as const;

/** A principal as CODEOWNERS names it: `@org/team` or `@login`. */
export function ownerHandle(registry: Registry, principal: Principal): string {
  const [kind, name] = principal.split(':', 2);
  return kind === 'team' ? `@${registry.organization.login}/${name}` : `@${name}`;
}

/**
 * The generated block of a repository's `.github/CODEOWNERS`. The last matching line wins, so a narrower glob follows
 * the wider one, and the governing paths come last. A line without an owner is a part that a surface excludes.
 */
export function codeowners(registry: Registry, repositoryKey: string, surfaces: readonly Surface[]): string {
  const owners = registry.governance.owners.map((owner) => ownerHandle(registry, owner)).join(' ');
  const { lines } = ownerLines(sortedBy(surfaces, ({ id }) => id));
  const surfaceLines = lines.map(({ pattern, surface }) =>
    surface === undefined ? pattern : `${pattern} ${ownerHandle(registry, surface.owner)}`,
  );
  const { repository, paths } = registry.governance;
  const governed =
    repositoryKey === repository
      ? sortedSet([...GOVERNED, ...paths.map((path) => `/${path}`)])
      : (['/.github/'] as const);
  return [BEGIN, ...surfaceLines, ...governed.map((path) => `${path} ${owners}`), END, ''].join('\n');
}
