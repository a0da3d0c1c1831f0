import { parse } from 'ini';

/**
 * Variables by which npm or a shell runs something else than a script says, or ends well without it. npm reads its settings from
 * `npm_config_…`, in any case (https://docs.npmjs.com/cli/using-npm/config#environment-variables); bash reads BASH_ENV, sh ENV
 * (https://www.gnu.org/software/bash/manual/bash.html#Bash-Startup-Files); Node loads what NODE_OPTIONS names before the script
 * (https://nodejs.org/api/cli.html#node_optionsoptions).
 */
const NPM_SETTINGS: readonly string[] = [
  ...['script_shell', 'if_present', 'ignore_scripts', 'prefix', 'workspace', 'workspaces', 'node_options', 'shell'],
];
const OTHERS: readonly string[] = ['PATH', 'BASH_ENV', 'ENV', 'SHELL', 'NODE_OPTIONS', 'NODE', 'LD_PRELOAD'];

function npmSetting(name: string): string | undefined {
  const lower = name.toLowerCase();
  return lower.startsWith('npm_config_') ? lower.slice('npm_config_'.length).replaceAll('-', '_') : undefined;
}

/** Whether a variable of that name may make a build run something else than its scripts say. */
export function changesScripts(name: string): boolean {
  const setting = npmSetting(name);
  return setting === undefined ? OTHERS.includes(name) : NPM_SETTINGS.includes(setting);
}

/** What the variables of a table of a `netlify.toml` change about its build, a line each. */
export function environmentFlaws(where: string, variables: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.keys(variables)
    .filter(changesScripts)
    .map((name) => `${where}.${name}: it decides what the build’s scripts run; allowed: no such variable`);
}

/** What the settings of an `.npmrc` change about scripts, a line each, as npm's own parser reads it (https://docs.npmjs.com/cli/configuring-npm/npmrc). */
export function npmrcFlaws(text: string): readonly string[] {
  return Object.keys(parse(text))
    .filter((name) => NPM_SETTINGS.includes(name.toLowerCase().replaceAll('-', '_')))
    .map((name) => `.npmrc: ${name} decides what the build’s scripts run; allowed: no such setting`);
}
