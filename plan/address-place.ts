import { type InEnvironment, type InRepository, namesOf, type OnSite, type OuterLevel } from './address';
import { namesIn, namesText, repositoryRoot } from './address-text';

/** The address of a list of objects that could not be read. */
export type ListPlace =
  | { readonly list: 'environment' | 'ruleset' | 'classic-protection' | 'variable'; readonly repository: string }
  | { readonly list: 'branch-rules'; readonly repository: string; readonly branch?: string }
  | ({ readonly list: 'branch' | 'tag' | 'variable' | 'secret' } & InEnvironment)
  | ({ readonly list: 'outer-secret' | 'outer-variable'; readonly level: OuterLevel } & InRepository)
  | ({ readonly list: 'variable' } & OnSite)
  | { readonly list: 'netlify' };

function placeNames(place: ListPlace): readonly string[] {
  if (place.list === 'netlify') return ['netlify'];
  if ('site' in place) return ['netlify', place.team, place.site, place.list];
  if ('environment' in place) {
    const { repository, environment, list } = place;
    return [...namesOf({ kind: 'environment', repository, environment }), list];
  }
  const root = repositoryRoot(place.repository);
  if (place.list === 'branch-rules') {
    return place.branch === undefined ? [root, place.list] : [root, place.list, place.branch];
  }
  if ('level' in place) return [root, 'outer', `${place.level}-${place.list.slice('outer-'.length)}`];
  return [root, place.list];
}

/** A list's place as text. */
export function placeText(place: ListPlace): string {
  return namesText(placeNames(place));
}

/** Whether an address is a place, or is inside it; both as texts. */
export function isWithin(place: string, address: string): boolean {
  // Every address within a place starts with the place's text, so this rules most out quickly. The reverse does not
  // hold.
  if (!address.startsWith(place)) return false;
  const names = namesIn(address);
  return namesIn(place).every((name, index) => name === names[index]);
}
