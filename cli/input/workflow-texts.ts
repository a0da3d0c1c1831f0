import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET_UP_ACTION_PATH } from '../../plan/set-up-action';
import { WORKFLOW_FOLDER } from '../../plan/workflow-names';
import { UserError } from '../../registry/user-error';

function pathsOf(root: string): readonly string[] {
  const folder = join(root, WORKFLOW_FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)) : [];
  const action = existsSync(join(root, SET_UP_ACTION_PATH)) ? [SET_UP_ACTION_PATH] : [];
  return [...action, ...names.sort().map((file) => `${WORKFLOW_FOLDER}/${file}`)];
}

/**
 * The texts of a checkout's workflow files and of the action that generated jobs share, by path. Throws UserError (exit
 * 2) when one cannot be read.
 */
export function workflowTexts(root: string, name: string): ReadonlyMap<string, string> {
  try {
    return new Map(pathsOf(root).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`the workflows cannot be read: ${code}`, {
      place: name,
      allowed: 'a checkout of a repository',
    });
  }
}
