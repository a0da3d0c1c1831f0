import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFiles } from '../../support/package/product-files';
import { ROOT } from '../../support/registry/fixtures';

const WRITES =
  /\b(?:writeFileSync|writeFilesWhole|writeFileWhole|copyFolderWhole|cpSync|copyFileSync|renameSync|createWriteStream)\(/;

/** Every file that may replace another, and why it replaces none of a person's. */
const WRITERS: Readonly<Record<string, string>> = {
  'cli/delivery/bundle.ts': 'writes only a new file',
  'cli/delivery/surfaces-build.ts': 'writes a new folder',
  'cli/desk/hand-over.ts': 'writes only new files',
  'cli/documents/docs.ts': 'replaces marked documents, and sites after a look at every file',
  'cli/documents/log.ts': 'refuses a page that differs from its journal, and a journal that it cannot read',
  'cli/evidence/evidence-pack.ts': 'writes only a new file',
  'cli/evidence/evidence-run.ts': 'writes only a new file',
  'cli/evidence/evidence.ts': 'writes only a new file',
  'cli/input/new-files.ts': 'writes only new files, or workflows with the registry’s mark',
  'cli/registry/edited-registry.ts': 'edits the registry in its place; elsewhere replaces no other file',
  'cli/registry/secrets-rotate.ts': 'edits the registry in its place, as it says',
  'cli/world/emulated-project.ts': 'writes in the emulator’s marked folder',
  'cli/world/kept-world.ts': 'writes in the emulator’s marked folder',
  'delivery/bundle/directory.ts': 'writes a new folder',
  'delivery/bundle/store.ts': 'writes new files that are named for their content',
  'evidence/branch/git-commit.ts': 'writes in a temporary folder',
  'gate/durability/interruptions.ts': 'writes in a temporary folder',
  'gate/facts/store.ts': 'writes files that are named for their content',
  'gate/run/artifacts.ts': 'writes where `gate evaluate` looked before',
  'live/etag-cache.ts': 'writes files that are named for their request, in a folder of its own',
  'live/recover/engine.ts': 'writes in a temporary folder',
  'live/recover/file-backend.ts': 'restores a checkpoint from the engine’s own copy, and keeps what it replaces',
  'plan/command-set-up.ts': 'the script of a job, which has its own folder',
  'registry/own-output.ts': 'looks at what is there',
  'registry/written-file.ts': 'the functions themselves',
};

test('every writer of files is known, with the reason why it destroys nobody’s file', () => {
  const writers = productFiles().filter((path) => WRITES.test(readFileSync(join(ROOT, path), 'utf8')));
  expect(writers).toEqual(Object.keys(WRITERS).sort());
});
