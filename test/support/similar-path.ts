const ID = 'ID';
/** Numbers, digests, and ids in the form of UUIDs: a service gives out others in a run that does the same in another order. */
const IS_ID = /^\d+$|^[0-9a-f]{16,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A request's path with `ID` in place of each id. Similar requests of other runs have the same one. */
export function similarPath(path: string): string {
  return path
    .split('/')
    .map((part) => (IS_ID.test(part) ? ID : part))
    .join('/');
}

/** The regular expression for all paths that `similarPath` gives this form. */
export function similarPattern(path: string): string {
  const pattern = (part: string) => (part === ID ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `^${path.split('/').map(pattern).join('/')}$`;
}
