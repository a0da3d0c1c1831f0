import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { notDownloaded, notStarted } from '../../live/engine-start';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { copyFolderWhole, writeFileWhole } from '../../registry/written-file';

/** A Pulumi project beside the person's own, with its own stack files and state. */
export interface EmulatedProject {
  readonly folder: string;
  /** The folder of the file backend. */
  readonly state: string;
  /** The project's name, under which the backend keeps its stacks. */
  readonly name: string;
}

const STACK_FILE = /^Pulumi\..+\.ya?ml$/;
/** Entries that are not linked: leftovers of earlier runs, and git's own. */
const LEFT_OUT = new Set(['.git', '.causeway']);
/** Copied: GitHub follows no links there, so commands refuse them. */
const COPIED = '.github';

function copiedStackFile(text: string): string {
  const file = parseDocument(text);
  if (file.get('config') === null) file.delete('config');
  // The emulators need no pause between writes.
  file.setIn(['config', 'causeway:writeDelayMs'], '0');
  return file.toString();
}

/**
 * Recreates the project at `folder` with links to nearly everything in the person's own. `pulumi stack init` writes a salt
 * into the stack file, which belongs to the emulated stack and must not reach the person's. The state is kept.
 */
export function emulatedProject(own: string, folder: string): EmulatedProject {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const state = join(folder, '..', 'state');
  mkdirSync(state, { recursive: true });
  for (const name of readdirSync(own)) {
    if (LEFT_OUT.has(name)) continue;
    if (STACK_FILE.test(name))
      writeFileWhole(join(folder, name), copiedStackFile(readFileSync(join(own, name), 'utf8')));
    else if (name === COPIED) copyFolderWhole(join(own, name), join(folder, name));
    else symlinkSync(join(own, name), join(folder, name));
  }
  const file = ['Pulumi.yaml', 'Pulumi.yml'].find((name) => existsSync(join(own, name)));
  const name: unknown = file && parseDocument(readFileSync(join(own, file), 'utf8')).get('name');
  if (typeof name !== 'string') {
    throw new UserError('the Pulumi project has no name', {
      place: join(own, file ?? 'Pulumi.yaml'),
      allowed: 'name: causeway',
    });
  }
  return { folder, state, name };
}

/**
 * Creates the registry's stacks that the emulated state lacks. Throws UserError (exit 3) when one cannot be created.
 */
export async function makeStacks(
  registry: Registry,
  { state, name }: EmulatedProject,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  progress: (text: string) => void,
): Promise<void> {
  for (const stack of [FOUNDATION, ...tierChain(registry).map(({ id }) => id)]) {
    if (existsSync(join(state, '.pulumi', 'stacks', name, `${stack}.json`))) continue;
    progress(`making the emulated stack ${stack}`);
    const { error, status, stderr } = spawnSync('pulumi', ['stack', 'init', stack, '--no-select'], {
      ...place,
      encoding: 'utf8',
    });
    if (error === undefined && status === 0) continue;
    const absent = error ? notStarted(error) : notDownloaded(stderr);
    throw new UserError(`the emulated stack "${stack}" cannot be made: ${absent?.what ?? stderr.trim()}`, {
      place: 'pulumi',
      allowed: absent?.repair ?? 'a Pulumi project that the CLI can read',
      exitCode: 3,
    });
  }
}
