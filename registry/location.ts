import { dirname, join, resolve } from 'node:path';
import { REGISTRY_PATH } from './derived-variables';
import { isThere } from './existing-file';
import { UserError } from './user-error';

/** The names that the engine accepts for a project file (pulumi/pulumi sdk/go/common/workspace/paths.go). */
const PROJECT_FILES = ['Pulumi.yaml', 'Pulumi.yml', 'Pulumi.json'] as const;

/**
 * The folder of the Pulumi project that a folder belongs to: the nearest one at or above it with a project file, as the
 * engine finds it. It is never the package's own folder, which holds no registry. Throws UserError (exit 2) where there
 * is none.
 */
export function projectFolder(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (PROJECT_FILES.some((name) => isThere(join(folder, name)))) return folder;
    if (dirname(folder) === folder) {
      throw new UserError('there is no Pulumi project here', {
        place: from,
        allowed: `a folder at or below one with ${PROJECT_FILES.join(', ')}; \`causeway init\` writes a first one`,
      });
    }
  }
}

/**
 * The registry file of a project: `CAUSEWAY_REGISTRY`, else the usual place. Stack configuration would not do, because
 * the engine passes none to a policy pack, and program and pack have to read the same file.
 */
export function registryFile(project: string, env: Readonly<Record<string, string | undefined>>): string {
  return resolve(project, env['CAUSEWAY_REGISTRY'] || REGISTRY_PATH);
}
