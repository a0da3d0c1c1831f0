import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { carriedRules } from '../../delivery/bundle/netlify-rules';
import { npmrcFlaws } from '../../delivery/checks/build-environment';
import { netlifyBase, netlifyFileFindings, rulesNotReleased } from '../../delivery/checks/netlify-file';
import { FUNCTION_FOLDERS, previewsOnly } from '../../delivery/checks/netlify-uncarried';
import type { Scripts } from '../../delivery/checks/script-findings';
import { readDocument } from '../../registry/document/read';
import { isThere, textOfExisting } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readInput } from '../input/input-file';

const Names = z.record(z.string(), z.unknown()).default({});
const Package = z.looseObject({
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
});

/** The scripts and the packages of the project in a folder. */
function packageBeside(folder: string): { readonly scripts: Scripts; readonly packages: readonly string[] } {
  const text = textOfExisting(join(folder, 'package.json'));
  if (text === undefined) return { scripts: {}, packages: [] };
  const document = readDocument(text);
  const parsed = Package.safeParse(document.ok ? document.value : undefined);
  if (parsed.success) {
    const { scripts, dependencies, devDependencies, optionalDependencies } = parsed.data;
    return { scripts, packages: [dependencies, devDependencies, optionalDependencies].flatMap(Object.keys) };
  }
  throw new UserError('package.json cannot be read', { place: 'package.json', allowed: 'JSON with scripts' });
}

function npmrcBeside(folder: string): readonly string[] {
  const text = textOfExisting(join(folder, '.npmrc'));
  return text === undefined ? [] : npmrcFlaws(text);
}

// Netlify looks for its file in the base folder before the root
// (https://docs.netlify.com/build/configure-builds/file-based-configuration/).
function secondFile(base: string, file: string): readonly string[] {
  if (!isThere(join(base, 'netlify.toml'))) return [];
  return [`build.base: Netlify reads the netlify.toml there instead of ${file}; allowed: only one of the two`];
}

function functionFolders(base: string): readonly string[] {
  return Object.keys(FUNCTION_FOLDERS)
    .filter((folder) => isThere(join(base, folder)))
    .map(previewsOnly);
}

// Without a tree, the rules of the file alone must be ones that a release carries.
async function ruleFlaws(text: string): Promise<readonly string[]> {
  try {
    await carriedRules(new Map(), text);
    return [];
  } catch (error) {
    if (error instanceof UserError) return [`${error.message}; allowed: ${error.allowed}`];
    throw error;
  }
}

/** `causeway netlify`. */
export function addNetlifyCommands(program: Command, context: Context): void {
  const netlify = program.command('netlify').description('checks what Netlify builds by itself');
  const command = netlify
    .command('check')
    .description(
      'checks netlify.toml: Node is pinned, a failed test ends the build, no end-to-end tests run, and the preview has nothing that a release lacks; exit 1 otherwise, 3 when the files do not say enough',
    )
    .argument('[file]', 'the file', 'netlify.toml')
    .option(
      '--vouch <command>',
      'what you vouch for: the first words of a command that fails when a test fails, or a package that writes files only; repeatable',
      (word: string, before: readonly string[]) => [...before, word.trim().replaceAll(/\s+/g, ' ')],
      [] as readonly string[],
    )
    .action(async (file: string, { vouch }: { readonly vouch: readonly string[] }, self: Command) => {
      const common = commonOptions(self, context);
      const text = await readInput(context, file);
      const root = dirname(resolve(context.cwd, file));
      const base = join(root, netlifyBase(text, file));
      const hasPath = (path: string) => existsSync(join(base, path));
      const found = netlifyFileFindings(text, file, { ...packageBeside(base), vouched: vouch, isThere: hasPath });
      const flaws = [
        ...found.flaws,
        ...npmrcBeside(base),
        ...(base === root ? [] : secondFile(base, file)),
        ...rulesNotReleased(text, file),
        ...functionFolders(base),
        ...(await ruleFlaws(text)),
      ];
      const { unknowns } = found;
      const ok = flaws.length === 0 && unknowns.length === 0;
      if (common.json) printJson(context, { schema: 'causeway/netlify-check/v1', ok, file, flaws, unknowns });
      else if (ok) context.print(`${file} builds as it should`);
      else for (const line of [...flaws, ...unknowns]) context.print(line);
      context.exit(flaws.length > 0 ? 1 : ok ? 0 : 3);
    });
  example(command, 'causeway netlify check');
}
