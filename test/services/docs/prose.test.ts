import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/registry/fixtures';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

/** Sentences that the house style refuses, and the advice about each. */
const BAD: readonly (readonly [sentence: string, advice: RegExp])[] = [
  ['What hangs on the present is read again.', /name the thing instead of "what"/],
  ['Whoever signs it must be in the team.', /name the person or the thing/],
  ['Where the file is missing, the command stops.', /write "if"/],
  ['Nor does the gate read it.', /subject, verb, object/],
  ['The command reads the branch anew.', /write "again"/],
  ['The branch keeps it for ever.', /write "forever"/],
  ['The ticket is gone for good.', /write "permanently"/],
  ['The team does not own it any more.', /write "no longer"/],
  ['The list is complete but for the last page.', /write "except"/],
  ['The name stands there twice.', /write "occurs"/],
  ['The file is there already.', /write "already exists"/],
  ['The limits are no more than ten.', /write "at most"/],
  ['The answer has another shape.', /say what differs/],
  ['These signatures do not hold.', /write "is not valid"/],
  ['The answer comes cut off.', /write "is truncated"/],
  ['This case lies apart.', /say how it differs/],
  ['The command takes them away.', /write "remove"/],
  ['The key is none of the registry’s.', /write "is not in"/],
  ['The job has leave to deploy.', /write "permission"/],
  ['The ticket is signed by the workflow.', /active voice/],
  ['The ticket was carefully written by the job.', /active voice/],
  [`The ${words(30)}.`, /31 words, at most 30/],
  [`The ${words(31)}; the rest.`, /32 words, at most 30/],
];

/** Sentences that are near those, and right. */
const GOOD: readonly string[] = [
  'What is a soak?',
  'What the gate reads: the ticket and the receipt.',
  'Where does the receipt come from?',
  'The workflow signs the ticket.',
  'A person adds the key by hand, and the list is sorted by name.',
  'The entry is edited by hand.',
  'The command removes them.',
  'The command `for ever any more` is code and not prose.',
  `The ${words(29)}.`,
  `The ${words(20)}: ${words(20)}; ${words(20)}.`,
];

interface Message {
  readonly ruleId: string;
  readonly line: number;
  readonly message: string;
}

// One run with the repository's own rules: each sentence is a paragraph, at every second line.
function complaints(sentences: readonly string[]): readonly (readonly string[])[] {
  const args = ['--rulesdir', 'toolchain/prose', '--stdin', '--stdin-filename', 'docs/a.md', '--format', 'json'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/textlint/bin/textlint.js'), ...args],
    {
      cwd: ROOT,
      input: sentences.join('\n\n'),
      encoding: 'utf8',
    },
  );
  if (stdout === '') throw new Error(`textlint printed nothing: ${stderr}`);
  const [{ messages }] = JSON.parse(stdout) as [{ readonly messages: readonly Message[] }];
  return sentences.map((_sentence, index) =>
    messages.flatMap(({ ruleId, line, message }) =>
      ruleId === 'house-style' && line === index * 2 + 1 ? [message] : [],
    ),
  );
}

let found: readonly (readonly string[])[];
beforeAll(() => {
  found = complaints([...BAD.map(([sentence]) => sentence), ...GOOD]);
});

test.each(BAD.map(([sentence, advice], index) => [sentence, advice, index] as const))(
  'the house style refuses: %s',
  (_sentence, advice, index) => {
    expect(found[index]).toEqual([expect.stringMatching(advice)]);
  },
);

test.each(GOOD.map((sentence, index) => [sentence, BAD.length + index] as const))(
  'the house style allows: %s',
  (_sentence, index) => {
    expect(found[index]).toEqual([]);
  },
);
