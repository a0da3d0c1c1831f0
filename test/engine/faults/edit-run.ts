import { z } from 'zod';
import { writeFileWhole } from '../../../registry/written-file';
import { good, grouped, RunLog } from '../../support/run-log';
import { INSERTED } from '../edits/inserted';
import { EditScene } from '../edits/scene';
import { EDITS, ROTATED } from '../edits/table';
import { type Disturbance, nameOf } from './disturbance';
import { Kept } from './kept';
import { DisturbedEdit, WAYS } from './recovery';

const Line = z.strictObject({
  edit: z.string(),
  stack: z.string(),
  way: z.enum(WAYS),
  write: z.string(),
  kind: z.string(),
  problems: z.array(z.string()),
});
type Line = z.infer<typeof Line>;

const keyOf = ({ edit, way, write, kind }: Omit<Line, 'problems'>) => [edit, way, write, kind].join('\n');

/** What a whole run disturbs. */
interface Scope {
  /** How many writes an edit has, both ways together, by its name; absent before it was looked at. */
  readonly counts: ReadonlyMap<string, number>;
  readonly edits: readonly string[];
}

function table(lines: readonly Line[], { counts, edits }: Scope): string {
  const groups = grouped(lines, ({ edit, stack, way, kind }) => `| ${edit} | ${stack} | ${way} | ${kind} |`);
  const rows = [...groups].map(([key, all]) => `${key} ${good(all)} of ${all.length} |`);
  const silent = edits.filter((edit) => counts.get(edit) === 0);
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const left = edits.filter((edit) => {
    const count = counts.get(edit);
    return (
      count === undefined ||
      kinds.some((kind) => lines.filter((each) => each.edit === edit && each.kind === kind).length < count)
    );
  });
  return [
    '# Disturbed updates',
    '',
    'Written by `npm run faults`. Each write of each edit is disturbed once; `causeway recover --yes` and one `up` follow. A row counts',
    'the writes after which the next `up` has nothing to do, `live verify` ends with 0, every secret and site is there, and nothing',
    'was deleted that the edit does not delete itself.',
    '',
    '| edit | stack | way | fault | recovered |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...(silent.length === 0 ? [] : [`These edits write nothing, in either way: ${silent.join('; ')}.`, '']),
    'Another Netlify team and another case of a name are refused by the preview, before any write: an update has no write to disturb.',
    '',
    ...(left.length === 0 ? [] : [`Not disturbed at each of their writes in this run: ${left.join('; ')}.`, '']),
  ].join('\n');
}

/** The options of a run. */
export interface EditRun {
  /** Only edits whose name contains one of these words. */
  readonly words: readonly string[];
  readonly kinds: readonly Disturbance[];
  /** The results; a run that was ended goes on from them. */
  readonly log?: string | undefined;
  /** The file of the table; without it the table is printed. */
  readonly out?: string | undefined;
}

/**
 * Disturbs every write of the edits' updates, there and back, in one world that returns to its start each time. Returns
 * whether all recovered.
 */
export async function runEdits({ words, kinds, log, out }: EditRun): Promise<boolean> {
  const results = new RunLog(Line, log);
  const all = [...EDITS, ROTATED, ...INSERTED];
  const counts = new Map<string, number>();
  const edits = await EditScene.open();
  const start = Kept.of(edits.scene);
  const scope = { counts, edits: all.map(([name]) => name) };
  for (const [name, edit] of all.filter(([each]) => words.some((word) => each.includes(word)))) {
    const one = await DisturbedEdit.of(edits, edit, start);
    counts.set(name, one.writes.there.length + one.writes.back.length);
    for (const way of WAYS) {
      for (const write of one.writes[way]) {
        for (const kind of kinds) {
          const at = { edit: name, stack: edit.stack, way, write: nameOf(write), kind };
          if (results.lines.some((line) => keyOf(line) === keyOf(at))) continue;
          const line = { ...at, problems: [...(await one.disturbed(way, write, kind))] };
          results.add(line, `${name}, ${way}, ${kind} at ${at.write}`);
        }
      }
    }
    one.drop();
    // Write the table after each edit, because a run takes hours and may be stopped.
    if (out !== undefined) writeFileWhole(out, table(results.lines, scope));
  }
  await edits.scene.close();
  if (out === undefined) console.log(table(results.lines, scope));
  console.log(`${results.lines.length - results.failed} of ${results.lines.length} disturbed updates were recovered`);
  return results.isGood;
}
