import { relative, sep } from 'node:path';
import { git } from '../../evidence/git/git';
import { canonicalDigest } from '../../registry/digest';
import { readDocument } from '../../registry/document/read';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { RegistrySource } from '../facts/request';
import { branchHead } from './branch-head';

/**
 * Whether a registry is the one at the head of the governing repository's default branch, by its own checkout. Nothing
 * is fetched: a job judges by its checkout.
 */
export function registrySourceIn(
  root: string,
  file: string,
  { registry, digest }: { readonly registry: Registry; readonly digest: string },
): RegistrySource {
  const { defaultBranch } = repositoryOf(registry, registry.governance.repository);
  const unknown = (reason: string): RegistrySource => ({ commit: null, governing: 'unknown', reason });
  try {
    const commit = branchHead(root, defaultBranch);
    if (commit === undefined) return unknown(`the registry is not in a clone that has the branch ${defaultBranch}`);
    const path = relative(root, file).split(sep).join('/');
    const { code, stdout } = git(root, 'show', `${commit}:${path}`);
    if (code !== 0) return { commit, governing: 'no', reason: `${defaultBranch} has no such registry at its head` };
    const document = readDocument(stdout.toString('utf8'));
    const isSame = document.ok && canonicalDigest(document.value) === digest;
    return isSame
      ? { commit, governing: 'yes', reason: `as at the head of ${defaultBranch}` }
      : { commit, governing: 'no', reason: `the registry at the head of ${defaultBranch} is another` };
  } catch (error) {
    if (error instanceof UserError) return unknown(error.message);
    throw error;
  }
}
