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

/**
 * A step with the command's JSON as its output. The output has the same name as the step's id. A failure of the command
 * fails the step.
 */
export function outputOf(id: string, command: string, env?: Values): Step {
  return {
    id,
    // Bash has pipefail here: `tee` must not hide a failed command.
    shell: 'bash',
    run: `{ echo '${id}<<end'; ${CAUSEWAY} ${command} --json; echo end; } |\n  tee -a "$GITHUB_OUTPUT"\n`,
    ...(env === undefined ? {} : { env }),
  };
}
