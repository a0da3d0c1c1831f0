import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { EvidenceBranch } from '../../evidence/branch/branch';
import { fetchedEvidenceBranch, gitEvidenceBranch } from '../../evidence/branch/git-branch';
import type { Writer } from '../../evidence/branch/git-commit';
import { githubEvidenceBranch } from '../../evidence/branch/github-branch';
import { git } from '../../evidence/git/git';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The place of the evidence branch. */
export interface EvidenceFlags {
  readonly evidenceClone?: string;
  readonly evidenceRemote?: string;
  readonly evidenceApi?: boolean;
  readonly evidenceFetched?: boolean;
}

/** Adds the options that say where the evidence branch is. */
export function withEvidence(command: Command): Command {
  return command
    .addOption(new Option('--evidence-clone <dir>', 'a clone of the evidence repository; default: this folder'))
    .addOption(new Option('--evidence-remote <remote>', 'its remote, by name or address; default: origin'))
    .addOption(new Option('--evidence-api', 'over the GitHub API instead, without a clone'))
    .addOption(
      new Option(
        '--evidence-fetched',
        'read it from the clone of the governing repository that this GitHub Actions job just made',
      ),
    );
}

/** The registry's place for evidence. Throws UserError (exit 2) when it names none. */
function requireEvidence(registry: Registry): NonNullable<Registry['evidence']> {
  if (registry.evidence) return registry.evidence;
  throw new UserError('the registry names no evidence branch', {
    place: '/evidence',
    allowed: 'evidence: { "repository": KEY, "branch": "evidence" } in the registry',
  });
}

// The App that may push is the writer; without an App, git's configured user.
function writerOf(registry: Registry, clone: string): Writer | undefined {
  const slug = registry.apps.evidence?.slug;
  if (slug !== undefined) return { name: `${slug}[bot]`, email: `${slug}[bot]@users.noreply.github.com` };
  const [name, email] = ['user.name', 'user.email'].map((key) => git(clone, 'config', '--get', key).stdout.toString());
  return name?.trim() && email?.trim() ? { name: name.trim(), email: email.trim() } : undefined;
}

/**
 * The registry's evidence branch: through a clone (default: the current folder and its `origin`), or over the GitHub
 * API. Throws UserError (exit 2) on contradicting options.
 */
export function evidenceBranchOf(flags: EvidenceFlags, context: Context, registry: Registry): EvidenceBranch {
  const { branch, repository } = requireEvidence(registry);
  const isByGit = flags.evidenceClone !== undefined || flags.evidenceRemote !== undefined;
  if ([flags.evidenceApi, flags.evidenceFetched, isByGit].filter(Boolean).length > 1) {
    throw new UserError('the evidence branch is given in two ways', {
      place: flags.evidenceApi ? '--evidence-api' : '--evidence-fetched',
      allowed: 'one of --evidence-api, --evidence-fetched, or --evidence-clone and --evidence-remote',
    });
  }
  if (flags.evidenceFetched) {
    // A job's clone is as old as the job; any other may be older than a revocation.
    if (context.env['GITHUB_ACTIONS'] !== 'true') {
      throw new UserError('an existing clone may lack newer evidence', {
        place: '--evidence-fetched',
        allowed: 'in a job of GitHub Actions, which has just fetched it; elsewhere --evidence-clone or --evidence-api',
      });
    }
    if (repository !== registry.governance.repository) {
      throw new UserError('a clone of the governing repository has no evidence', {
        place: '--evidence-fetched',
        allowed: `--evidence-api: the registry keeps evidence in ${repository}`,
      });
    }
    return fetchedEvidenceBranch({ repository: context.cwd, remote: 'origin', branch });
  }
  if (flags.evidenceApi) {
    const owner = registry.organization.login;
    const client = githubClient(githubCredentials(context.env, registry.organization));
    return githubEvidenceBranch({ client, owner, repository: repositoryOf(registry, repository).name, branch });
  }
  const clone = resolve(context.cwd, flags.evidenceClone ?? '.');
  const writer = writerOf(registry, clone);
  return gitEvidenceBranch({ repository: clone, remote: flags.evidenceRemote ?? 'origin', branch, writer });
}
