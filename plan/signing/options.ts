import type { Beginning } from '../../formats/expression/possible';
import { fixedText, type ShellWord } from '../../formats/shell/commands';
import { takesValue } from './option-values';

/** The known beginnings of a variable's values where a command runs; undefined where they are unknown. */
export type Variables = (name: string) => readonly Beginning[] | undefined;

/** Options that make the command read another registry, or another time. */
const STEERING: readonly string[] = ['--registry', '--now'];

/** The engine's options that a signing job may use. Most others name a folder, a program or a configuration. */
const PULUMI_FLAGS: readonly string[] = ['--json', '--show-sames', '--non-interactive', '--yes', '--skip-preview'];

const PULUMI_VALUES: readonly string[] = ['--stack', '--page-size', '--policy-pack', '--message'];

/** The fixed beginning of a word, and whether that is the whole word. */
function beginning(word: ShellWord): Beginning {
  const at = word.findIndex((piece) => typeof piece !== 'string');
  return { text: (at === -1 ? word : word.slice(0, at)).join(''), isWhole: at === -1 };
}

interface Program {
  /** Whether an option is not allowed there. */
  readonly refused: (name: string) => boolean;
  /** Whether a command's option always takes the next word as its value. */
  readonly takesValue: (name: string, command: string) => boolean;
}

const PROGRAMS: Readonly<Record<'causeway' | 'pulumi', Program>> = {
  causeway: {
    refused: (name) => STEERING.includes(name) || !name.startsWith('--'),
    takesValue,
  },
  pulumi: {
    refused: (name) => ![...PULUMI_FLAGS, ...PULUMI_VALUES].includes(name),
    takesValue: (name) => PULUMI_VALUES.includes(name),
  },
};

function nameFlaw({ text, isWhole }: Beginning, { refused }: Program): string | undefined {
  if (!isWhole && !text.includes('=')) return `has an option whose name is not in the workflow (${text}…)`;
  const [name = ''] = text.split('=');
  return refused(name) ? `has the option ${name}` : undefined;
}

function flawOf(word: ShellWord, program: Program, variables: Variables): string | undefined {
  const own = beginning(word);
  if (own.text.startsWith('-')) return nameFlaw(own, program);
  const [first] = word;
  if (own.text !== '' || typeof first !== 'object') return undefined;
  const isSafe = variables(first.variable)?.every(({ text, isWhole }) => {
    const isAll = isWhole && word.length === 1;
    if (text.startsWith('-')) return nameFlaw({ text, isWhole: isAll }, program) === undefined;
    return text !== '' || isAll;
  });
  return isSafe === true ? undefined : `has the word "$${first.variable}", which may be an option`;
}

/** The reason why a word of a command may be an option that steers it; undefined where certainly none is. */
export function optionFlaw(
  program: 'causeway' | 'pulumi',
  args: readonly ShellWord[],
  variables: Variables,
): string | undefined {
  const known = PROGRAMS[program];
  const command = args.slice(0, 2).map(fixedText).join(' ');
  let isValue = false;
  for (const word of args) {
    const flaw = isValue ? undefined : flawOf(word, known, variables);
    if (flaw !== undefined) return flaw;
    isValue = !isValue && known.takesValue(fixedText(word) ?? '', command);
  }
  return undefined;
}
