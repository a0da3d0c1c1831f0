import { readFileSync } from 'node:fs';
import { Argument, type Command, Option } from 'commander';
import { afterRename, renameEdits } from '../../delivery/changes/rename';
import { editRegistry } from '../../delivery/checks/registry-edit';
import type { Renamable } from '../../registry/former-ids';
import { commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { writeEditedRegistry } from './edited-registry';

const KINDS: readonly Renamable[] = ['surface', 'repository', 'tier'];

interface RenameFlags {
  readonly everywhere?: true;
  readonly out?: string;
}

/** `causeway rename`. */
export function addRenameCommand(program: Command, context: Context): void {
  const command = program
    .command('rename')
    .description('renames an id in the registry; every object at GitHub and Netlify and all evidence stay')
    .addArgument(new Argument('<kind>', 'what it is').choices(KINDS))
    .argument('<old>', 'the current id')
    .argument('<new>', 'the new id')
    .addOption(new Option('--everywhere', 'names at GitHub and Netlify change too; environments are created again'))
    .addOption(new Option('--out <file>', 'write the registry here instead'))
    .action((kind: Renamable, from: string, to: string, flags: RenameFlags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const renaming = { kind, from, to, everywhere: flags.everywhere === true };
      const edits = renameEdits(registry, renaming);
      const text = readFileSync(registryPath(common, context), 'utf8');
      const edited = editRegistry(text, edits, { file: common.registry, now: common.now });
      const file = flags.out ?? common.registry;
      writeEditedRegistry(edited, flags.out, common, context);
      const follows = afterRename(registry, renaming);
      if (common.json) printJson(context, { schema: 'causeway/rename/v1', ...renaming, follows });
      else {
        const lines = [
          `written  ${file}: the ${kind} ${from} is ${to}`,
          'what follows:',
          ...follows.map((step) => `  ${step}`),
        ];
        context.print(lines.join('\n'));
      }
    });
  example(command, 'causeway rename surface docs handbook');
}
