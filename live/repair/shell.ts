import { quoted } from '../../plan/shell-word';

/** A command with what a person must know of it, as a shell's comment: the whole can be pasted. */
export function commented(command: string, comment: string): string {
  return `${command}  # ${comment}`;
}

/**
 * A command at the GitHub of a host, where that is not github.com: `gh` takes it from there for every command after it
 * (https://cli.github.com/manual/gh_help_environment).
 */
export function atHost(host: string | undefined, command: string): string {
  return host === undefined || !/\bgh /.test(command) ? command : `export GH_HOST=${quoted(host)}; ${command}`;
}

/** JSON as one word of a shell. */
export function jsonWord(value: object): string {
  return quoted(JSON.stringify(value));
}

/** A command that takes something away, run only where a look still finds it: two repairs may speak of one thing. */
export function whileThere(look: string, command: string): string {
  return `if ${look} >/dev/null; then ${command}; fi`;
}
