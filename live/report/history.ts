import type { FieldChange, RulesetChange } from '../github/ruleset-history';
import { valueText } from './rows';

function inWords({ field, before, after }: FieldChange): string {
  const [old, now] = [before, after].map((value) => (value === undefined ? 'absent' : valueText(value)));
  return `${field}: ${old} → ${now}`;
}

/** The changes of a ruleset's version, one line per field. */
export function whatChanged({ what }: RulesetChange): string {
  if (what === 'first') return 'the first version that is kept';
  if (what === 'unverified') return what;
  return what.map(inWords).join('\n') || 'nothing';
}
