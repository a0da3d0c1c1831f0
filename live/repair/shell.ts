import { shellWord } from '../../plan/shell-word';

/** A command followed by a shell comment, so that the whole line can be pasted. */
export function commandWithComment(command: string, comment: string): string {
  return `${command}  # ${comment}`;
}

/**
 * A command at another GitHub host: `gh` reads the host from the environment
 * (https://cli.github.com/manual/gh_help_environment).
 */
export function atHost(host: string | undefined, command: string): string {
  return host === undefined || !/\bgh /.test(command) ? command : `export GH_HOST=${shellWord(host)}; ${command}`;
}

/** JSON as one word of a shell. */
export function jsonWord(value: object): string {
  return shellWord(JSON.stringify(value));
}

/** A removal that runs only while a look still finds the object: two repairs may concern the same one. */
export function whileThere(look: string, command: string): string {
  return `if ${look} >/dev/null; then ${command}; fi`;
}
