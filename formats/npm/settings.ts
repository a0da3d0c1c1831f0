/**
 * Settings that change neither the script that npm or pnpm runs nor its exit code. Every other one is refused:
 * `script-shell`, `if-present`, `usage` and `userconfig` each let a build succeed without testing anything
 * (https://docs.npmjs.com/cli/using-npm/config, https://pnpm.io/npmrc).
 */
const HARMLESS_SETTINGS: ReadonlySet<string> = new Set(
  `
  access always_auth audit audit_level auto_install_peers before ca cache cafile child_concurrency color
  dedupe_peer_dependents email engine_strict fetch_retries fetch_retry_factor fetch_retry_maxtimeout fetch_retry_mintimeout
  fetch_timeout foreground_scripts fund hoist hoist_pattern https_proxy include init_author_name init_license init_version
  install_strategy legacy_peer_deps link_workspace_packages lockfile loglevel maxsockets min_release_age network_concurrency
  node_linker noproxy omit package_import_method package_lock prefer_frozen_lockfile prefer_offline prefer_online
  prefer_workspace_packages production progress provenance proxy public_hoist_pattern registry resolution_mode save_exact
  save_prefix save_workspace_protocol shamefully_hoist shared_workspace_lockfile side_effects_cache sign_git_tag store_dir
  strict_peer_dependencies strict_ssl tag tag_version_prefix update_notifier virtual_store_dir
  `
    .trim()
    .split(/\s+/),
);

/** Whether a setting of npm or pnpm changes nothing about scripts; in lower case, with `_`. */
export function isHarmlessSetting(setting: string): boolean {
  // A registry of a scope and its credentials: `@acme:registry`, `//npm.example/:_authToken`.
  return HARMLESS_SETTINGS.has(setting) || setting.startsWith('@') || setting.startsWith('//');
}

const NODE_OPTIONS = 'NODE_OPTIONS';
/**
 * Options of Node that load no module and change no exit code: memory, stack traces, warnings, certificates and names
 * (https://nodejs.org/api/cli.html#node_optionsoptions).
 */
const HARMLESS_NODE_OPTIONS: readonly RegExp[] = [
  /^--(?:max[-_](?:old|semi)[-_]space[-_]size|max-http-header-size|stack-trace-limit)=\d{1,9}$/,
  /^--(?:enable-source-maps|openssl-legacy-provider|use-(?:openssl|bundled|system)-ca|throw-deprecation)$/,
  /^--(?:no-deprecation|no-warnings|trace-warnings|trace-deprecation|trace-uncaught)$/,
  /^--(?:dns-result-order=(?:ipv4first|ipv6first|verbatim)|unhandled-rejections=(?:strict|throw))$/,
  /^--disable-warning=[A-Za-z0-9]+$/,
];

/** Variables of a build, with the value where it is known, that load nothing. */
function loadsNothing(name: string, value: unknown): boolean {
  if (name !== NODE_OPTIONS || typeof value !== 'string') return false;
  const options = value
    .trim()
    .split(/\s+/)
    .filter((each) => each !== '');
  return options.every((option) => HARMLESS_NODE_OPTIONS.some((pattern) => pattern.test(option)));
}

/**
 * Variables by which a shell or Node runs other code than the script. Bash reads BASH_ENV, sh ENV
 * (https://www.gnu.org/software/bash/manual/bash.html#Bash-Startup-Files); Node loads the modules of NODE_OPTIONS
 * before the script (https://nodejs.org/api/cli.html#node_optionsoptions), and its test runner leaves failures to a
 * parent process where NODE_TEST_CONTEXT is set.
 */
const OTHERS: readonly string[] = [
  ...['PATH', 'BASH_ENV', 'ENV', 'SHELL', 'SHELLOPTS', 'BASHOPTS', 'IFS', 'LD_PRELOAD', 'LD_AUDIT', 'LD_LIBRARY_PATH'],
  ...['NODE', NODE_OPTIONS, 'NODE_PATH', 'NODE_TEST_CONTEXT', 'YARN_RC_FILENAME'],
  ...['PYTHONPATH', 'PYTHONSTARTUP', 'RUBYOPT', 'PERL5OPT'],
];

/** npm reads its settings from `npm_config_…` in any case. */
function npmSetting(name: string): string | undefined {
  const lower = name.toLowerCase();
  return lower.startsWith('npm_config_') ? lower.slice('npm_config_'.length).replaceAll('-', '_') : undefined;
}

/** Whether a variable may make a build run something other than its scripts. A value that is not known may be any. */
export function changesScripts(name: string, value?: unknown): boolean {
  if (loadsNothing(name, value)) return false;
  const setting = npmSetting(name);
  return setting === undefined ? OTHERS.includes(name) : !isHarmlessSetting(setting);
}
