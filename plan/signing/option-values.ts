/** The options of `causeway` that take no value: the next word may be an option. */
const FLAGS: readonly string[] = [
  '--all',
  '--blocking',
  '--drill',
  '--everywhere',
  '--evidence-api',
  '--evidence-fetched',
  '--foundation',
  '--inspection',
  '--json',
  '--new-key',
  '--no-append',
  '--prune',
  '--publish',
  '--push',
  '--recorded',
  '--rollback',
  '--sign',
  '--spend',
  '--version',
  '--yes',
];

/** The same for options that take a value in other commands. */
const FLAGS_OF: Readonly<Record<string, readonly string[]>> = {
  '--inspection': ['oidc'],
  '--live': ['status', 'report', 'access diff', 'isolation matrix', 'isolation lint'],
  '--read-back': ['monitor', 'rollback run'],
};

/** Whether an option of a `causeway` command always takes the next word as its value. */
export function takesValue(name: string, command: string): boolean {
  if (!/^--[a-z][a-z-]*$/.test(name) || FLAGS.includes(name)) return false;
  return !(FLAGS_OF[name] ?? []).some((each) => `${command} `.startsWith(`${each} `));
}
