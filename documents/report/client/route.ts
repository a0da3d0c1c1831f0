/** The reader's place: the part of the address after `#`. */
export interface Route {
  readonly name: string;
  readonly argument: string;
  readonly query: URLSearchParams;
}

/** Parses `#/surface/web?x=y`; anything else is the overview. */
export function routeOf(hash: string): Route {
  const [way = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', argument = ''] = way.split('/');
  return { name, argument: decodeURIComponent(argument), query: new URLSearchParams(query) };
}
