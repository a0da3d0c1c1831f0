/**
 * A release uploads files by their digests. Netlify reads `_headers` and `_redirects` among them
 * (https://docs.netlify.com/manage/routing/headers/, https://docs.netlify.com/manage/routing/redirects/overview/), and
 * a bundle's build writes the rules of `[[headers]]` and `[[redirects]]` into them. Netlify's API accepts functions by
 * digest only as zip files that a build made
 * (https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#deploy-with-the-api). Only Netlify's
 * own build reads the tables of this file, so previews would have features that production lacks.
 */
const ALLOWED: Readonly<Record<'edge_functions' | 'functions' | 'images' | 'plugins', string>> = {
  edge_functions: 'none: a release carries no edge functions',
  functions: 'none: a release carries no functions; a surface that has them deploys itself (target.kind "workflow")',
  images: 'none: a release carries no settings of Netlify Image CDN',
  plugins: 'none: no build plugin runs when a release is built; run it in build.run of the surface',
};

function isThere(value: unknown): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

/**
 * Tables of the file that do not affect the served site, or that a release carries
 * (https://docs.netlify.com/build/configure-builds/file-based-configuration/).
 */
const KNOWN: ReadonlySet<string> = new Set([
  ...['build', 'context', 'dev', 'template', 'headers', 'redirects', ...Object.keys(ALLOWED)],
]);

/**
 * The parts of a `netlify.toml` that previews have and a release would lack, a line each. `where` is put before the
 * name.
 */
export function partsNotReleased(file: Readonly<Record<string, unknown>>, where = ''): readonly string[] {
  const lines = (Object.keys(ALLOWED) as (keyof typeof ALLOWED)[])
    .filter((name) => isThere(file[name]))
    .map((name) => `${where}${name}: previews have it and a release does not; allowed: ${ALLOWED[name]}`);
  const build = typeof file['build'] === 'object' && file['build'] !== null ? Object.entries(file['build']) : [];
  const folders = (['functions', 'edge_functions'] as const)
    .filter((name) => build.some(([key, value]) => key === name && isThere(value)))
    .map((name) => `${where}build.${name}: previews have it and a release does not; allowed: ${ALLOWED[name]}`);
  // Netlify's headers and redirects always apply to all contexts
  // (https://docs.netlify.com/manage/routing/headers/#limitations).
  const scoped = (['headers', 'redirects'] as const)
    .filter((name) => where !== '' && isThere(file[name]))
    .map((name) => `${where}${name}: Netlify reads it for no context; allowed: [[${name}]]`);
  const processing = build.some(([key, value]) => key === 'processing' && isThere(value))
    ? [`${where}build.processing: previews have it and a release does not; allowed: the setting of the site`]
    : [];
  const strange = (where === '' ? Object.keys(file) : [])
    .filter((name) => !KNOWN.has(name) && isThere(file[name]))
    .map((name) => `${name}: previews have it and a release does not; allowed: tables that are known here`);
  return [...lines, ...folders, ...scoped, ...processing, ...strange];
}

/** The message about an existing folder of functions. */
export function previewsOnly(folder: string): string {
  return `${folder}: previews have it and a release does not; allowed: ${FUNCTION_FOLDERS[folder]}`;
}

/**
 * The folders in which Netlify's build finds functions by itself, by their content
 * (https://docs.netlify.com/build/functions/get-started/).
 */
export const FUNCTION_FOLDERS: Readonly<Record<string, string>> = {
  'netlify/functions': ALLOWED.functions,
  'netlify/edge-functions': ALLOWED.edge_functions,
};
