import fc from 'fast-check';
import { type LogEntry, nextLine, parseLog, renderLog } from '../../../../documents/notes/readiness-log';

const START = Date.parse('2026-11-21T09:00:00Z');

const drafts = fc.array(
  fc.record({
    kind: fc.constantFrom('update', 'blocker', 'approval'),
    by: fc.constantFrom('user:octocat', 'team:web'),
    surface: fc.constantFrom('shop', null),
    tier: fc.constantFrom('production', null),
    text: fc.stringMatching(/^[ -~äß€]{1,60}$/),
  }),
  { minLength: 1, maxLength: 12 },
);

function journal(entries: readonly Omit<LogEntry, 'at' | 'previous'>[]): string {
  return entries.reduce((text, draft, index) => {
    const at = new Date(START + index * 1000).toISOString();
    return text + nextLine(parseLog(text), { at, ...draft });
  }, '');
}

describe('the readiness log', () => {
  it('gives back what was added, in its order, and one row for each on the page', () => {
    fc.assert(
      fc.property(drafts, (entries) => {
        const read = parseLog(journal(entries));
        expect(read.map(({ at: _at, previous: _previous, ...draft }) => draft)).toEqual(entries);
        expect(
          renderLog(read)
            .split('\n')
            .filter((line) => line.startsWith('| 2026-')),
        ).toHaveLength(entries.length);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused when any entry but the last was taken out, altered or moved', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), fc.constantFrom('drop', 'alter', 'swap'), (entries, seed, how) => {
        const lines = journal(entries).trimEnd().split('\n');
        if (lines.length < 2) return;
        const at = seed % (lines.length - 1);
        const [one = '', next = ''] = lines.slice(at, at + 2);
        const changed = {
          drop: [next],
          alter: [one.replace('"by":"', '"by":"user:mallory-'), next],
          swap: [next, one],
        }[how];
        lines.splice(at, 2, ...changed);
        expect(() => parseLog(`${lines.join('\n')}\n`)).toThrow(/the log was changed/);
      }),
      { numRuns: 60 },
    );
  });

  it('is empty where there is none, and refuses what is no line of it', () => {
    expect(parseLog('')).toEqual([]);
    for (const text of ['\n', 'x\n', '{}\n', '{"at":1}']) expect(() => parseLog(text)).toThrow(/the log was changed/);
  });
});
