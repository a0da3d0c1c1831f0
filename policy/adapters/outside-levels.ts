import { UserError } from '../../registry/user-error';

/** A rule's level and settings from outside: `--policy-pack-config` or an organization's policy group. */
export interface OutsideLevel {
  readonly name: string;
  readonly level: string;
  /** Names of the settings besides the level. */
  readonly settings: readonly string[];
}

/** The most rules that one refusal names. */
const NAMED = 5;

/**
 * Compares the engine's configuration with the levels that the pack declared, by rule code. The engine always sends all
 * of them, so any difference comes from outside. Throws a UserError (exit 2) that names the rules.
 */
export function refuseOutsideLevels(declared: ReadonlyMap<string, string>, configured: readonly OutsideLevel[]): void {
  const strange = configured
    // `all` means every rule; the engine has already applied it to each of them.
    .filter(({ name, level, settings }) => settings.length > 0 || (name !== 'all' && declared.get(name) !== level))
    .map(({ name, level, settings }) =>
      [declared.has(name) || name === 'all' ? name : `${name} (no rule of this pack)`, level, ...settings].join(' '),
    )
    .sort();
  if (strange.length === 0) return;
  const more = strange.length > NAMED ? ` and ${strange.length - NAMED} more` : '';
  throw new UserError(
    `a configuration from outside the pack is refused: ${strange.slice(0, NAMED).join(', ')}${more}`,
    {
      place: '--policy-pack-config',
      allowed: 'no policy pack configuration; levels belong to policy/config/<stack>.json',
    },
  );
}
