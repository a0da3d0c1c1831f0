import type { Registry } from '../../registry/schema';
import { showValue } from '../../registry/secret-looking';
import { fieldsOf, patternOf, QUIET, TOLD_IN_WORDS } from './field-patterns';

/** A field that changed, in words. */
export interface FieldChange {
  readonly effect: 'widens' | 'narrows';
  readonly message: string;
}

function isTold(path: readonly string[]): boolean {
  const pattern = patternOf(path);
  return TOLD_IN_WORDS.includes(pattern) || Object.hasOwn(QUIET, pattern);
}

function shown(text: string | undefined): string {
  return text === undefined ? 'not there' : text === '' ? 'there' : String((JSON.parse(text) as readonly [string])[0]);
}

/**
 * The changed fields of two registries that no other fact reports. Only a reader can judge the direction of such a
 * change, so it counts as widening. New or removed entries are reported as a whole; surfaces are left out, because
 * their deployments are reported.
 */
export function fieldChanges(before: Registry, after: Registry): readonly FieldChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...from.keys(), ...to.keys()])].filter((key) => from.get(key) !== to.get(key));
  const changed = new Set(keys);
  return keys.flatMap((key): readonly FieldChange[] => {
    const path = key.split('\0');
    const isOneSided = (upTo: number) => {
      const parent = path.slice(0, upTo).join('\0');
      return changed.has(parent) && from.has(parent) !== to.has(parent);
    };
    if (path.some((_part, at) => at > 0 && isOneSided(at)) || isTold(path)) return [];
    const isLess =
      path.length === 2 && (path[0] === 'checks' ? to.has(key) : path[0] === 'tombstones' && from.has(key));
    // A blocking check holds back. This is the only such field whose direction is known.
    const blocks = patternOf(path) === 'checks.*.mode' && shown(to.get(key)) === showValue('blocking');
    const effect = blocks || (isLess && from.has(key) !== to.has(key)) ? 'narrows' : 'widens';
    return [{ effect, message: `${path.join('.')} was ${shown(from.get(key))} and is ${shown(to.get(key))}` }];
  });
}
