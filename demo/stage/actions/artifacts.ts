import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { downloadArtifact, uploadArtifact } from '../../../emulator/github/actions/artifacts';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { type Action, only } from './play';

function filesOf(place: string, hidden: boolean): readonly string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => hidden || !entry.name.startsWith('.'))
    .flatMap((entry) => filesOf(join(place, entry.name), hidden));
}

function matches(pattern: string, hidden: boolean): readonly string[] {
  const { base, glob } = picomatch.scan(pattern);
  if (glob === '') return filesOf(pattern, hidden);
  return filesOf(base, hidden).filter((file) => picomatch.isMatch(file, pattern));
}

function commonFolder(places: readonly string[]): string {
  const [first = [], ...rest] = places.map((place) => place.split('/'));
  let length = first.length;
  for (const parts of rest) while (parts.slice(0, length).join('/') !== first.slice(0, length).join('/')) length -= 1;
  return first.slice(0, length).join('/');
}

/** `actions/upload-artifact`: files and folders by name; hidden files only on request. */
export const upload: Action = (given, { github: { world }, place, workspace }) => {
  const names = ['name', 'path', 'if-no-files-found', 'retention-days', 'include-hidden-files'] as const;
  const inputs = only(given, ...names);
  const paths = (inputs.path ?? '').split('\n').filter((line) => line.trim() !== '');
  const places = paths.map((path) => resolve(workspace, path.trim()));
  const files = places.flatMap((each) => matches(each, inputs['include-hidden-files'] === 'true'));
  if (files.length === 0) {
    if (inputs['if-no-files-found'] === 'error') throw new Error(`no file at ${paths.join(', ')}`);
    return { text: 'no files' };
  }
  const [first = ''] = places;
  const isFolder = places.length === 1 && statSync(first, { throwIfNoEntry: false })?.isDirectory();
  const root = isFolder ? first : commonFolder(files.map((file) => dirname(file)));
  const contents = Object.fromEntries(files.map((file) => [relative(root, file), readFileSync(file)]));
  const made = uploadArtifact(world, place, inputs.name ?? 'artifact', contents, new Date().toISOString());
  return { outputs: { 'artifact-id': String(made.id) }, text: Object.keys(contents).join('\n') };
};

// The real action lets the last of two artifacts win, in no fixed order, so a workflow that relies on it loses a file.
function write(folder: string, files: Readonly<Record<string, Buffer>>, written = new Set<string>()): void {
  for (const [path, bytes] of Object.entries(files)) {
    if (written.has(path)) throw new Error(`two artifacts bring ${path}: one would take the other's place`);
    written.add(path);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/**
 * `actions/download-artifact`: one artifact by name, or all that match a pattern. It reads this run, or another one
 * with a token that may read it.
 */
export const download: Action = (given, { github: { world }, place, workspace }) => {
  const inputs = only(given, 'name', 'path', 'pattern', 'merge-multiple', 'run-id', 'github-token');
  const run = inputs['run-id'] === undefined ? place.run : Number(inputs['run-id']);
  if (run !== place.run && (inputs['github-token'] ?? '') === '') throw new Error('another run takes a token');
  const from = { ...place, run };
  const folder = resolve(workspace, inputs.path ?? '.');
  mkdirSync(folder, { recursive: true });
  if (inputs.name !== undefined) {
    write(folder, downloadArtifact(world, from, inputs.name));
    return { outputs: { 'download-path': folder }, text: inputs.name };
  }
  const all = Object.values(repositoryNamed(world, place.repository).artifacts).filter((one) => one.runId === run);
  const matched = all.filter(({ name }) => inputs.pattern === undefined || picomatch.isMatch(name, inputs.pattern));
  const merged = inputs['merge-multiple'] === 'true' ? new Set<string>() : undefined;
  for (const { name } of matched) {
    write(merged ? folder : join(folder, name), downloadArtifact(world, from, name), merged);
  }
  return { outputs: { 'download-path': folder }, text: matched.map(({ name }) => name).join('\n') };
};
