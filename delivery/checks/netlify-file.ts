import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { UserError } from '../../registry/user-error';

/** What the root's build must run, in this order and nothing else. */
export const BUILD_COMMAND = 'npm run test:run && npm run build';

const Environment = z.record(z.string(), z.unknown()).optional();
const Build = z.looseObject({ command: z.unknown().optional(), environment: Environment });
const File = z.looseObject({
  build: Build.optional(),
  context: z.record(z.string(), Build.partial()).optional(),
  plugins: z.array(z.looseObject({ package: z.string() })).optional(),
});

/** What end-to-end tests are called. */
const END_TO_END = /e2e|end-to-end|playwright|cypress|webdriver|puppeteer/i;
const PINNED = /^v?\d{2}(?:\.\d{1,3}){0,2}$/;

/** Scripts of `package.json`, by name. */
export type Scripts = Readonly<Record<string, string>>;

function read(text: string, place: string): z.infer<typeof File> {
  try {
    return File.parse(parse(text));
  } catch (error) {
    if (error instanceof TomlError) {
      const [message = 'it is no TOML'] = error.message.split('\n');
      throw new UserError(message, { place: `${place}:${error.line}:${error.column}`, allowed: 'TOML 1.0' });
    }
    if (!(error instanceof z.ZodError)) throw error;
    const at = error.issues[0]?.path.join('.') ?? '';
    throw new UserError(`${at} has another shape`, {
      place,
      allowed: 'what Netlify reads: tables [build] and [context.*]',
    });
  }
}

/** What lets a build go on although something before it failed. */
const SWALLOWED = /\|\|\s*(?:true|:|exit\s+0)(?![\w-])|;\s*(?:true|exit\s+0)(?![\w-])|--passWithNoTests\b/;

/** The scripts that a build runs by name. */
const NEEDED: readonly string[] = ['test:run', 'build'];

/** A command with the scripts that it runs, and those that they run, what npm runs before and after each included. */
function expanded(command: string, scripts: Scripts, seen: ReadonlySet<string> = new Set()): string {
  const names = [...command.matchAll(/\b(?:npm|pnpm|yarn)(?:\s+run)?\s+([\w:.-]+)/g)].map(([, name = '']) => name);
  const more = names
    .flatMap((name) => [`pre${name}`, name, `post${name}`])
    .filter((name) => Object.hasOwn(scripts, name) && !seen.has(name))
    .map((name) => expanded(scripts[name] ?? '', scripts, new Set([...seen, name])));
  return [command, ...more].join('\n');
}

function commandFlaw(where: string, command: unknown, scripts: Scripts): readonly string[] {
  if (typeof command !== 'string') return [`${where}: there is no command; allowed: ${BUILD_COMMAND}`];
  const flaws: string[] = [];
  const words = command.trim().replaceAll(/\s+/g, ' ');
  if (words !== BUILD_COMMAND)
    flaws.push(`${where}: the command is ${JSON.stringify(words)}; allowed: ${BUILD_COMMAND}`);
  const whole = expanded(words, scripts);
  if (END_TO_END.test(whole)) flaws.push(`${where}: end-to-end tests run in it; allowed: where a deployed site is`);
  if (SWALLOWED.test(whole))
    flaws.push(`${where}: a failure does not end it; allowed: scripts that end as their tests do`);
  return flaws;
}

function scriptFlaws(scripts: Scripts): readonly string[] {
  return NEEDED.filter((name) => (Object.hasOwn(scripts, name) ? scripts[name] : '')?.trim() === '').map(
    (name) => `package.json: there is no script "${name}"; allowed: one beside the file, which the build runs`,
  );
}

function nodeFlaw(where: string, version: unknown): readonly string[] {
  if (typeof version === 'string' && PINNED.test(version)) return [];
  return [`${where}.NODE_VERSION: Node is not pinned; allowed: a version as text, e.g. "24"`];
}

/**
 * What is wrong with a root `netlify.toml`: Node pinned, tests before the build, both of them scripts that are there, no
 * end-to-end tests in it, and no context that says otherwise. Empty = nothing. Throws UserError (exit 2, with line and column) on what is no such file.
 */
export function netlifyFileFlaws(text: string, place: string, scripts: Scripts): readonly string[] {
  const { build, context = {}, plugins = [] } = read(text, place);
  const node = build?.environment?.['NODE_VERSION'];
  return [
    ...commandFlaw('build.command', build?.command, scripts),
    ...scriptFlaws(scripts),
    ...nodeFlaw('build.environment', node),
    ...Object.entries(context).flatMap(([name, each]) => {
      const where = `context.${name}`;
      const own = each.environment?.['NODE_VERSION'];
      return [
        ...(each.command === undefined ? [] : commandFlaw(`${where}.command`, each.command, scripts)),
        ...(own === undefined || own === node
          ? []
          : [`${where}.environment.NODE_VERSION: another Node; allowed: none`]),
      ];
    }),
    ...plugins
      .filter((plugin) => END_TO_END.test(plugin.package))
      .map((plugin) => `plugins: ${plugin.package} runs end-to-end tests; allowed: where a deployed site is`),
  ];
}
