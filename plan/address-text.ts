/** Roots that are not repositories: a repository of one of these names is written with its first letter escaped. */
const ROOTS = ['app', 'netlify', 'organization', 'state'] as const;

// The largest number of names in an address. The last of them may hold any character, so it is not escaped.
function depthOf([root = '', what = '']: readonly string[]): number {
  if (root === 'app' || root === 'organization' || root === 'state') return 2;
  if (root === 'netlify' || what === 'environment') return 5;
  return what === 'branch-rules' || what === 'outer' ? 4 : 3;
}

function escaped(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}

function unescaped(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A repository's name as the first name of an address. It cannot be read as one of Causeway's roots. */
export function repositoryRoot(repository: string): string {
  const text = escaped(repository);
  if (!ROOTS.some((root) => root === repository)) return text;
  return `%${text.charCodeAt(0).toString(16).toUpperCase()}${text.slice(1)}`;
}

/**
 * Joins names to the text of an address with `/`. Every name is escaped except the last that an address can have, so
 * that branches and rulesets stay readable. The first name is one of Causeway's roots or comes escaped from
 * `repositoryRoot`.
 */
export function namesText([root = '', ...names]: readonly string[]): string {
  const depth = depthOf([root, ...names]);
  return [root, ...names.map((name, index) => (index + 2 === depth ? name : escaped(name)))].join('/');
}

/** Splits an address's text into names; the first is left escaped. No other code takes such a text apart. */
export function namesIn(text: string): readonly string[] {
  const parts = text.split('/');
  const depth = depthOf(parts);
  const [root = '', ...rest] = parts;
  const last = parts.slice(depth - 1);
  const before = rest.slice(0, depth - 2).map(unescaped);
  return last.length === 0 ? [root, ...before] : [root, ...before, last.join('/')];
}

/** The repository of a first name; undefined for one of Causeway's roots. */
export function repositoryOfRoot(root: string): string | undefined {
  return ROOTS.some((own) => own === root) ? undefined : unescaped(root);
}
