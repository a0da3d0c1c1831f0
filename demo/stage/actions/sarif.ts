import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Octokit } from '@octokit/core';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { apiRoot } from '../../../live/github-client';
import { type Action, only } from './play';

/**
 * `github/codeql-action/upload-sarif`: uploads one file with the job's own token, and also asks for the run's workflow.
 */
export const uploadSarif: Action = async (given, { github, place, workspace, sha, ref, token, allows }) => {
  const { visibility } = repositoryNamed(github.world, place.repository);
  if (visibility !== 'public' && !allows('actions', 'read'))
    throw new Error('in a repository that is not public it wants actions: read');
  const inputs = only(given, 'sarif_file', 'category', 'ref', 'sha');
  const text = readFileSync(resolve(workspace, inputs.sarif_file ?? ''));
  const client = new Octokit({ baseUrl: apiRoot(`${github.url}/`), auth: token });
  const { data } = await client.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
    owner: github.world.organization.login,
    repo: place.repository,
    commit_sha: inputs.sha ?? sha,
    ref: inputs.ref ?? ref,
    sarif: gzipSync(text).toString('base64'),
  });
  return { outputs: { 'sarif-id': data.id ?? '' } };
};
