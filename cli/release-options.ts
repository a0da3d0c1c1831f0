import { Option } from 'commander';
import { UserError } from '../registry/user-error';

/** The option that names a surface; `about` says which. */
export function surfaceOption(about = 'the surface'): Option {
  return new Option('--surface <id>', about);
}

/** The option that names surfaces, once for each. */
export function surfacesOption(about = 'a surface; repeatable; default: all with a signed bundle'): Option {
  return surfaceOption(about).argParser((id: string, before: readonly string[] = []) => [...before, id]);
}

/** What `--recorded` says of itself. */
const RECORDED_HELP = 'deploy with what this run recorded, and sign nothing; exit 1 when a ticket is missing';

/** The option of a step that signs nothing. */
export function recordedOption(): Option {
  return new Option('--recorded', RECORDED_HELP);
}

/** Refuses `--recorded` together with options of steps that sign. Throws UserError (exit 2). */
export function requireUnsigned(flags: Readonly<Record<string, unknown>>, signing: readonly string[]): void {
  const used = signing.filter((name) => flags[name] !== undefined);
  if (flags['recorded'] !== true || used.length === 0) return;
  throw new UserError(`a step with --recorded signs nothing: leave out ${used.map((name) => `--${name}`).join(', ')}`, {
    place: '--recorded',
    allowed: 'the last step of a run, after --until tickets',
  });
}

/** The option that names a commit; `about` says which. */
export function commitOption(about = 'the full id of the release commit'): Option {
  return new Option('--commit <commit>', about);
}
