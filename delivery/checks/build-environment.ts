import { parse } from 'ini';
import { changesScripts, isHarmlessSetting } from '../../formats/npm/settings';

/** Whether an option of npm or pnpm (`--loglevel=silent`, `--no-fund`) is a setting without effect on scripts. */
export function isHarmlessOption(option: string): boolean {
  const [name = ''] = option.replace(/^--(?:no-)?/, '').split('=');
  return option.startsWith('--') && isHarmlessSetting(name.toLowerCase().replaceAll('-', '_'));
}

/** The effects of a `netlify.toml`'s variables on its build, a line each. */
export function environmentFlaws(where: string, variables: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.entries(variables)
    .filter(([name, value]) => changesScripts(name, value))
    .map(([name]) => `${where}.${name}: it decides what the build’s scripts run; allowed: no such variable`);
}

/**
 * The effects of an `.npmrc` on scripts, a line each, by npm's own parser
 * (https://docs.npmjs.com/cli/configuring-npm/npmrc).
 */
export function npmrcFlaws(text: string): readonly string[] {
  return Object.keys(parse(text))
    .filter((name) => !isHarmlessSetting(name.toLowerCase().replaceAll('-', '_')))
    .map((name) => `.npmrc: ${name} decides what the build’s scripts run; allowed: no such setting`);
}
