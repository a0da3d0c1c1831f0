import { findCommit, writeCommit } from '../../emulator/github/git/commit';
import { findObject } from '../../emulator/github/git/objects';
import { setRef } from '../../emulator/github/git/refs';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import { entryAt, treeOf } from '../../emulator/github/git/tree';
import type { GithubWorld } from '../../emulator/github/world';
import type { Registry } from '../../registry/schema';
import { generatedFiles } from '../../workflows/generated-files';
import type { FileOptions } from '../../workflows/workflow-files';
import type { SecretValues } from './run/credentials';

/** The generated files of a repository, by path, as `causeway workflows build` writes them. */
export function generatedWorkflows(registry: Registry, key: string, options: FileOptions = {}): Record<string, string> {
  return Object.fromEntries(generatedFiles(registry, key, options).map(({ path, content }) => [path, content]));
}

/** Makes the evidence branch's first commit, as `causeway bootstrap` does. */
export function evidenceRoot(world: GithubWorld, name: string, at: string): void {
  const repository = repositoryNamed(world, name);
  const { objects } = repository.git;
  const person = { name: 'acme-evidence[bot]', email: 'acme-evidence[bot]@users.noreply.github.com', date: at };
  const tree = treeOf(objects, { 'README.md': 'Evidence of Causeway; only ever added to.\n' });
  const commit = writeCommit(objects, { tree, parents: [], author: person, committer: person, message: 'The root' });
  setRef(repository, 'heads/evidence', commit);
}

/** A file at a commit of a repository. Throws when the file is missing. */
export function fileAt(world: GithubWorld, name: string, path: string, commit: string): string {
  const { objects } = repositoryNamed(world, name).git;
  const tree = findCommit(objects, commit)?.tree;
  const blob = tree === undefined ? undefined : entryAt(objects, tree, path);
  const bytes = blob === undefined ? undefined : findObject(objects, 'blob', blob.sha);
  if (bytes === undefined) throw new Error(`no file '${path}' at ${commit}`);
  return bytes.toString('utf8');
}

/** The values of all secrets in a repository's environments, each by its name and environment. */
export function valuesOf(
  world: GithubWorld,
  name: string,
  tell: (secret: string, environment: string) => string,
): SecretValues {
  const all = Object.values(repositoryNamed(world, name).environments);
  return Object.fromEntries(
    all.map((environment) => [
      `${name}/${environment.name}`,
      Object.fromEntries(Object.keys(environment.secrets).map((each) => [each, tell(each, environment.name)])),
    ]),
  );
}
