import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKFLOW_FOLDER } from '../../plan/workflow-names';
import { UserError } from '../../registry/user-error';

/** The texts of the workflow files of a checkout, by path. Throws UserError (exit 2) when one cannot be read. */
export function workflowTexts(root: string, name: string): ReadonlyMap<string, string> {
  try {
    const names = readdirSync(join(root, WORKFLOW_FOLDER)).filter((file) => /\.ya?ml$/.test(file));
    return new Map(
      names.sort().map((file) => {
        const path = `${WORKFLOW_FOLDER}/${file}`;
        return [path, readFileSync(join(root, path), 'utf8')] as const;
      }),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return new Map();
    if (code === undefined) throw error;
    throw new UserError(`the workflows cannot be read: ${code}`, {
      place: name,
      allowed: 'a checkout of a repository',
    });
  }
}
