import type { Argument, Command, Option } from 'commander';
import { generatedPage, pageTable } from '../../documents/generated/page';
import { inlineCode, markdownSentence } from '../../registry/markdown';
import { termsLine } from '../../registry/terms';
import { exampleOf } from '../help';

/** The path of the page. */
export const COMMANDS_PATH = 'docs/commands.md';

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function argumentText(argument: Argument): string {
  const text = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${text}>` : `[${text}]`;
}

function defaultOf({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValueDescription !== undefined) return markdownSentence(defaultValueDescription);
  return defaultValue === undefined ? '–' : inlineCode(JSON.stringify(defaultValue));
}

function optionRow(option: Option): readonly string[] {
  const choices = option.argChoices ? ` (${option.argChoices.map(inlineCode).join(', ')})` : '';
  const what = `${markdownSentence(option.description)}${choices}`;
  return [inlineCode(option.flags), option.mandatory ? `${what}; **required**` : what, defaultOf(option)];
}

function optionTable(options: readonly Option[]): readonly string[] {
  const shown = options.filter(({ hidden }) => !hidden);
  return shown.length === 0 ? [] : pageTable(['option', 'what', 'default'], shown.map(optionRow), '');
}

function entry(command: Command): readonly string[] {
  const { registeredArguments: args } = command;
  const text = exampleOf(command);
  return [
    `## ${inlineCode([nameOf(command), ...args.map(argumentText)].join(' '))}`,
    '',
    markdownSentence(command.description()),
    '',
    ...args
      .filter(({ description }) => description)
      .map((each) => `- ${inlineCode(each.name())}: ${markdownSentence(each.description)}`),
    ...(args.some(({ description }) => description) ? [''] : []),
    ...optionTable(command.options),
    ...(text === undefined ? [] : ['```sh', text, '```', '']),
  ];
}

/** Every command below a command that does something, without groups. */
function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** The content of the commands' reference, from the program's own commands. */
export function commandsDocument(program: Command): string {
  return generatedPage({
    title: 'Commands',
    source: 'cli/',
    lines: [
      'Exit codes: 0 yes, 1 no, 2 bad usage or input, 3 could not find out. A report is written before the exit code is decided.',
      '',
      termsLine([
        'surface',
        'tier',
        'leaf',
        'ticket',
        'receipt',
        'soak',
        'lane',
        'cohort',
        'foundation',
        'partition',
        'milestone',
        'drill',
        'tombstone',
      ]),
      '',
      'Every command takes these, before or after its name:',
      '',
      ...optionTable(program.options.filter(({ long }) => long !== '--version')),
      ...leavesOf(program).flatMap(entry),
    ],
  });
}
