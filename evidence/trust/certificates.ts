import type { Signer } from '@sigstore/verify';
import { Refusal } from '../statement/refusal';
import { type ExtensionName, fulcioExtensions } from './extensions';

/** A workflow file at a ref. */
export interface WorkflowReference {
  /** `owner/name`. */
  readonly repository: string;
  /** `.github/workflows/deploy.yml` */
  readonly path: string;
  /** `refs/heads/main`, or the commit of the call. */
  readonly ref: string;
}

/** A certificate's claims about the run that requested it. */
export interface CertificateClaims {
  readonly issuer: string;
  /** `github-hosted` or `self-hosted`. */
  readonly runner: string;
  /** The workflow whose job signed; another one may have called it. */
  readonly signer: WorkflowReference & { readonly digest: string };
  /** The workflow of the run. */
  readonly caller: WorkflowReference;
  /** The commit and ref of the run. */
  readonly source: {
    readonly repository: string;
    readonly repositoryId: number;
    readonly ref: string;
    readonly digest: string;
  };
  readonly run: { readonly id: number; readonly attempt: number };
  /** The environment of the job; undefined when it had none. */
  readonly environment: string | undefined;
}

function workflowReference(uri: string, name: ExtensionName): WorkflowReference {
  const [, repository, path, ref] = /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[\w.-]+\.ya?ml)@(.+)$/.exec(uri) ?? [];
  if (repository && path && ref) return { repository, path, ref };
  throw new Refusal(`the certificate's ${name} names no workflow`);
}

function positive(text: string | undefined, name: ExtensionName): number {
  const value = /^[1-9]\d*$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new Refusal(`the certificate's ${name} is not a number`);
}

/**
 * The claims of a verified certificate about a run at a GitHub, by its address. Throws Refusal when a claim that GitHub
 * always makes is missing or malformed, or belongs to another GitHub.
 */
export function claimsOf(
  { oids, subjectAlternativeName }: NonNullable<Signer['identity']>,
  server: string,
): CertificateClaims {
  const start = `${server}/`;
  const extensions = fulcioExtensions(oids ?? []);
  const required = (name: ExtensionName): string => {
    const value = extensions.get(name);
    if (value === undefined) throw new Refusal(`the certificate has no ${name}`);
    return value;
  };
  const onGithub = (name: ExtensionName): string => {
    const value = required(name);
    if (!value.startsWith(start)) throw new Refusal(`the certificate's ${name} is not on ${start}`);
    return value.slice(start.length);
  };
  const signerUri = required('build signer URI');
  if (subjectAlternativeName !== signerUri) throw new Refusal('the certificate is for another subject');
  const repository = onGithub('source repository URI');
  const caller = workflowReference(onGithub('build config URI'), 'build config URI');
  const invocation = onGithub('run invocation URI');
  const [, place, runId, attempt] = /^([^/]+\/[^/]+)\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(invocation) ?? [];
  if (place !== repository || caller.repository !== repository)
    throw new Refusal('the certificate names several repositories');
  return {
    issuer: required('issuer'),
    runner: required('runner environment'),
    signer: {
      ...workflowReference(onGithub('build signer URI'), 'build signer URI'),
      digest: required('build signer digest'),
    },
    caller,
    source: {
      repository,
      repositoryId: positive(required('source repository identifier'), 'source repository identifier'),
      ref: required('source repository ref'),
      digest: required('source repository digest'),
    },
    run: { id: positive(runId, 'run invocation URI'), attempt: positive(attempt, 'run invocation URI') },
    environment: extensions.get('deployment environment'),
  };
}
