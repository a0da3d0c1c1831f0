import { parse } from 'ini';

/**
 * Variables by which npm or a shell runs something else than a script says, or ends well without it. npm reads its settings from
 * `npm_config_…`, in any case (https://docs.npmjs.com/cli/using-npm/config#environment-variables); bash reads BASH_ENV, sh ENV
 * (https://www.gnu.org/software/bash/manual/bash.html#Bash-Startup-Files); Node loads what NODE_OPTIONS names before the script
 * (https://nodejs.org/api/cli.html#node_optionsoptions).
 */
const HARMLESS_NPM_SETTINGS: readonly string[] = [
  ...[
    'audit',
    'cache',
    'color',
    'engine_strict',
    'fetch_retries',
    'fetch_timeout',
    'fund',
    'include',
    'legacy_peer_deps',
  ],
  ...[
    'loglevel',
    'maxsockets',
    'omit',
    'prefer_offline',
    'production',
    'progress',
    'registry',
    'save_exact',
    'strict_ssl',
  ],
  ...['update_notifier'],
];

function isHarmless(setting: string): boolean {
  // A registry of a scope and its credentials: `@acme:registry`, `//npm.example/:_authToken`.
  return HARMLESS_NPM_SETTINGS.includes(setting) || setting.startsWith('@') || setting.startsWith('//');
}

const OTHERS: readonly string[] = ['PATH', 'BASH_ENV', 'ENV', 'SHELL', 'NODE_OPTIONS', 'NODE', 'LD_PRELOAD'].concat(
  // Node's test runner takes a process with it for a child whose failures another one counts.
  'NODE_TEST_CONTEXT',
);

function npmSetting(name: string): string | undefined {
  const lower = name.toLowerCase();
  return lower.startsWith('npm_config_') ? lower.slice('npm_config_'.length).replaceAll('-', '_') : undefined;
}

/** Whether a variable of that name may make a build run something else than its scripts say. */
export function changesScripts(name: string): boolean {
  const setting = npmSetting(name);
  return setting === undefined ? OTHERS.includes(name) : !isHarmless(setting);
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
    .filter((name) => !isHarmless(name.toLowerCase().replaceAll('-', '_')))
    .map((name) => `.npmrc: ${name} decides what the build’s scripts run; allowed: no such setting`);
}
