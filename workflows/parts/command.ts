import type { Step, Values } from '../shape';

/** The installed command. */
export const CAUSEWAY = 'node_modules/.bin/causeway';

/** A step that runs one of our commands. */
export function causeway(command: string, more: Omit<Step, 'run'> = {}): Step {
  const { about, id, if: condition, ...rest } = more;
  return {
    ...(about === undefined ? {} : { about }),
    ...(id === undefined ? {} : { id }),
    ...(condition === undefined ? {} : { if: condition }),
    run: `${CAUSEWAY} ${command}`,
    ...rest,
  };
}

/** A step whose command's JSON is the step's output of the same name as its id. A failure of the command fails the step. */
export function outputOf(id: string, command: string, env?: Values): Step {
  return {
    id,
    // With pipefail: a failed command must not be hidden by `tee`.
    shell: 'bash',
    run: `{ echo '${id}<<end'; ${CAUSEWAY} ${command} --json; echo end; } |\n  tee -a "$GITHUB_OUTPUT"\n`,
    ...(env === undefined ? {} : { env }),
  };
}
