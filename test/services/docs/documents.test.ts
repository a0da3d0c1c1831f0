import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { found, nameOf } from '../../support/docs/program';
import { RUNS } from '../../support/docs/runs';
import type { DocumentScene, Spoken } from '../../support/docs/scenes/scene';
import { commandsIn, filled, type WrittenCommand, writtenCommands } from '../../support/docs/written';
import { ROOT } from '../../support/registry/fixtures';

const ours = writtenCommands().filter(({ words }) => words[0] === 'causeway');
const documents = [...new Set(ours.map(({ file }) => file))];
const of = (file: string) => ours.filter((command) => command.file === file);
const nameFor = ({ words }: WrittenCommand) => nameOf(found(words.slice(1))[0]);

function spoken(written: WrittenCommand, scene: DocumentScene): Spoken {
  const stands = scene.words?.() ?? {};
  const args = filled(written.words.slice(1), scene.values()).map((word) => stands[word] ?? word);
  return { name: nameFor(written), args, written };
}

test.each(documents)('each command of %s is listed with its scene', (file) => {
  expect([file, of(file).map(nameFor)]).toEqual([file, RUNS[file]?.runs.map(([name]) => name)]);
});

test.each<[string, (text: string) => string]>([
  ['is new', (text) => text.replace('causeway docs check\n', 'causeway docs check\ncauseway parity\n')],
  ['is gone', (text) => text.replace('causeway docs check\n', '')],
  [
    'is typed earlier',
    (text) => text.replace('causeway registry check', 'causeway docs check\ncauseway registry check'),
  ],
])('a command that %s in a document is not listed so', (_name, change) => {
  const text = readFileSync(join(ROOT, 'AGENTS.md'), 'utf8');
  const changed = commandsIn('AGENTS.md', change(text)).filter(({ words }) => words[0] === 'causeway');
  expect(changed.map(nameFor)).not.toEqual(RUNS['AGENTS.md']?.runs.map(([name]) => name));
});

test('a line is read as a shell reads it, with variables that a scene must give', () => {
  const text =
    '```sh\nnode_modules/.bin/causeway a b --x "$COMMIT" --y \'c d\' > e.svg   # why\npulumi f | causeway g - @<40 digits>\n```\n';
  const [first, second, third] = commandsIn('x.md', text);
  expect(first).toMatchObject({ words: ['causeway', 'a', 'b', '--x', '$COMMIT', '--y', 'c d'], into: 'e.svg' });
  expect([second?.isPiped, third?.isPiped, third?.words]).toEqual([
    false,
    true,
    ['causeway', 'g', '-', '@<40 digits>'],
  ]);
  expect(filled(['$COMMIT'], { COMMIT: 'abc' })).toEqual(['abc']);
  expect(() => filled(['$COMMIT'], {})).toThrow('nothing stands for $COMMIT');
});

test('nothing is listed that no document has', () => {
  expect(Object.keys(RUNS).filter((file) => !documents.includes(file))).toEqual([]);
});

test.each(documents)('the commands of %s do what it says, one after the other', async (file) => {
  const listed = RUNS[file];
  if (listed === undefined) throw new Error(`${file}: say in RUNS how it is run`);
  const scene = await listed.scene();
  try {
    for (const [index, written] of of(file).entries()) {
      const [, code, says, warns = /^$/] = listed.runs[index] ?? [];
      if (code === 'engine' || says === undefined) continue;
      const where = `${file}:${written.line}`;
      const outcome = await scene.run(spoken(written, scene));
      const expected = { code, stdout: expect.stringMatching(says), stderr: expect.stringMatching(warns) };
      expect([where, outcome]).toEqual([where, expected]);
      if (written.into !== undefined) writeFileSync(join(scene.folder(), written.into), outcome.stdout);
      const out = written.words.includes('--out') ? written.words[written.words.indexOf('--out') + 1] : undefined;
      if (out !== undefined) expect([where, existsSync(join(scene.folder(), out))]).toEqual([where, true]);
    }
  } finally {
    await scene.close();
  }
});
