import type { FieldChange, RulesetChange } from '../github/ruleset-history';

function text(value: unknown): string {
  if (value === undefined) return 'absent';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inWords({ field, before, after }: FieldChange): string {
  return `${field}: ${text(before)} → ${text(after)}`;
}

/** What a version of a ruleset changed, a line for each field. */
export function whatChanged({ what }: RulesetChange): string {
  if (what === 'first') return 'the first version that is kept';
  if (what === 'unverified') return what;
  return what.map(inWords).join('\n') || 'nothing';
}
