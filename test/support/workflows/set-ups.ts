import { fixedText } from '../../../formats/shell/commands';
import { everyCommand } from '../../../formats/shell/every-command';
import { SET_UP_ACTION } from '../../../plan/set-up-action';
import { workflowsOf } from '../../../workflows/all';
import { worlds } from './worlds';

/** A generated job that runs a command, and the way it installs the command. */
export interface SetUpJob {
  readonly world: string;
  /** `workflow/job`. */
  readonly name: string;
  /** The command as one file, or all packages. */
  readonly has: 'one file' | 'every package';
  /** Its programs, with the words before the first option. */
  readonly runs: readonly string[];
}

function programsOf(script: string): readonly string[] {
  const commands = everyCommand(script);
  if (commands === undefined) throw new Error(`this script cannot be read:\n${script}`);
  return commands.map(({ words }) => {
    const texts = words.map(fixedText);
    const end = texts.findIndex((text) => text === undefined || text.startsWith('-'));
    return (end === -1 ? texts : texts.slice(0, end)).join(' ');
  });
}

/** Every job of every world that runs a command. */
export function setUpJobs(): readonly SetUpJob[] {
  return Object.entries(worlds()).flatMap(([world, registry]) =>
    Object.keys(registry.repositories)
      .flatMap((key) => workflowsOf(registry, key))
      .flatMap(({ name, jobs }) =>
        Object.entries(jobs).flatMap(([id, { steps }]): readonly SetUpJob[] => {
          const scripts = steps.flatMap(({ run }) => run ?? []);
          const shared = steps.find(({ uses }) => uses?.split(' # ')[0] === SET_UP_ACTION);
          if (shared === undefined && !scripts.includes('npm ci')) return [];
          const isWhole = shared === undefined || shared.with?.['packages'] === 'all';
          return [
            {
              world,
              name: `${name}/${id}`,
              has: isWhole ? 'every package' : 'one file',
              runs: scripts.flatMap(programsOf),
            },
          ];
        }),
      ),
  );
}

/** The groups of commands that jobs run from the single file. */
export function groupsInOneFile(): readonly string[] {
  const all = setUpJobs()
    .filter(({ has }) => has === 'one file')
    .flatMap(({ runs }) => runs)
    .flatMap((line) => /^node_modules\/\.bin\/causeway ([a-z-]+)/.exec(line)?.[1] ?? []);
  return [...new Set(all)].sort();
}
