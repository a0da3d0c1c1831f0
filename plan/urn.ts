/** The stack of a URN (`urn:pulumi:<stack>::<project>::<types>::<name>`); undefined for another text. */
export function stackOfUrn(urn: string): string | undefined {
  return /^urn:pulumi:([^:]+)::/.exec(urn)?.[1];
}

/** The logical name in a URN. It may contain `::`; the parts before it may not. */
export function nameOfUrn(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

/** The type of a URN's own resource, without its parents' types. */
export function typeOfUrn(urn: string): string {
  return urn.split('::')[2]?.split('$').at(-1) ?? '';
}
