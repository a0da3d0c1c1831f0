import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SET_UP_ACTION_PATH } from '../../plan/set-up-action';
import { isWorkflowFile, WORKFLOW_FOLDER } from '../../plan/workflow-names';
import { namesIn, textOfExisting } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';

function pathsOf(root: string): readonly string[] {
  const names = namesIn(join(root, WORKFLOW_FOLDER)).filter(isWorkflowFile);
  return [SET_UP_ACTION_PATH, ...names.sort().map((file) => `${WORKFLOW_FOLDER}/${file}`)];
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

// Git keeps a link as a file with the link's target as its text (https://git-scm.com/docs/gitglossary, "symbolic
// link" and mode 120000), and GitHub reads that text.
function asInGit(path: string): string | undefined {
  return isLink(path) ? readlinkSync(path) : textOfExisting(path);
}

function requireFolders(root: string): void {
  const linked = ['.github', WORKFLOW_FOLDER, dirname(SET_UP_ACTION_PATH), dirname(dirname(SET_UP_ACTION_PATH))].find(
    (folder) => isLink(join(root, folder)),
  );
  if (linked === undefined) return;
  throw new UserError('the folder is a link, and GitHub follows none', { place: linked, allowed: 'a folder' });
}

/**
 * The texts of a checkout's workflow files and of the action that generated jobs share, by path. Throws UserError (exit
 * 3) when one cannot be read.
 */
export function workflowTexts(root: string, name: string): ReadonlyMap<string, string> {
  try {
    requireFolders(root);
    return new Map(
      pathsOf(root).flatMap((path) => {
        const text = asInGit(join(root, path));
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`the workflows cannot be read: ${code}`, {
      place: name,
      allowed: 'a checkout of a repository',
    });
  }
}

/** As `workflowTexts`, of a checkout that exists: a missing one must not look like one without workflows. */
export function checkoutWorkflowTexts(root: string, name: string): ReadonlyMap<string, string> {
  if (existsSync(root)) return workflowTexts(root, name);
  throw new UserError('there is no such folder', { place: name, allowed: 'a checkout of a repository' });
}
