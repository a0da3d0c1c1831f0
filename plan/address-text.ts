/** Roots that are not repositories: a repository of one of these names is written with its first letter escaped. */
const ROOTS = ['app', 'netlify', 'organization', 'state'] as const;

// How many names an address has at most. The last of so many ends it, whatever it holds, and so stands as it is.
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

/** A repository's name as the first name of an address: no root of ours can be meant by it. */
export function repositoryRoot(repository: string): string {
  const text = escaped(repository);
  if (!ROOTS.some((root) => root === repository)) return text;
  return `%${text.charCodeAt(0).toString(16).toUpperCase()}${text.slice(1)}`;
}

/**
 * Names as the text of an address: joined by `/`, which is escaped in every name but the last that an address can have, so
 * that a branch or a ruleset stays readable. The first name is given escaped (`repositoryRoot`) or is a root of ours.
 */
export function namesText([root = '', ...names]: readonly string[]): string {
  const depth = depthOf([root, ...names]);
  return [root, ...names.map((name, index) => (index + 2 === depth ? name : escaped(name)))].join('/');
}

/** The names of an address's text; the first is left as it is written. The only place where such a text is taken apart. */
export function namesIn(text: string): readonly string[] {
  const parts = text.split('/');
  const depth = depthOf(parts);
  const [root = '', ...rest] = parts;
  const last = parts.slice(depth - 1);
  const before = rest.slice(0, depth - 2).map(unescaped);
  return last.length === 0 ? [root, ...before] : [root, ...before, last.join('/')];
}

/** The repository that a first name stands for; undefined for a root of ours. */
export function repositoryOfRoot(root: string): string | undefined {
  return ROOTS.some((own) => own === root) ? undefined : unescaped(root);
}
