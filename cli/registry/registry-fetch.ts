import { type Command, Option } from 'commander';
import { z } from 'zod';
import { githubCredentials } from '../../live/credentials';
import { couldNotAsk, githubClient } from '../../live/github-client';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { MAX_BYTES } from '../../registry/document/limits';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, requireRegistry } from '../common';
import type { Context } from '../context';
import { requireFullId } from '../desk/evidence-desk';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';
import { commitOption } from '../release-options';

const Answer = z.looseObject({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() });

async function fetchRegistry(
  { commit, out }: { readonly commit: string; readonly out: string },
  self: Command,
  context: Context,
): Promise<void> {
  requireFullId(commit);
  const { registry } = requireRegistry(commonOptions(self, context), context);
  const owner = registry.organization.login;
  const repo = repositoryOf(registry, registry.governance.repository).name;
  const place = `${owner}/${repo}, ${REGISTRY_PATH} at ${commit}`;
  const client = githubClient(githubCredentials(context.env, registry.organization));
  const request = 'GET /repos/{owner}/{repo}/contents/{path}';
  const answer = await client.request(request, { owner, repo, path: REGISTRY_PATH, ref: commit }).catch((error) => {
    throw couldNotAsk(error, 'read the registry of that commit', place);
  });
  const file = Answer.safeParse(answer.data);
  // GitHub leaves out the content of a large file.
  const bytes = file.success ? Buffer.from(file.data.content, 'base64') : undefined;
  if (bytes === undefined || bytes.length === 0 || bytes.length > MAX_BYTES) {
    const allowed = `a file of at most ${MAX_BYTES} bytes; nothing was written`;
    throw new UserError('the registry file of that commit cannot be read', { place, allowed, exitCode: 3 });
  }
  const { written } = writeNewFiles(context.cwd, [{ path: out, content: bytes.toString('utf8') }]);
  if (written.length === 0) {
    throw new UserError('the file already exists', { place: out, allowed: 'a new file; nothing was written' });
  }
  context.print(`written  ${out}: ${place}`);
}

/** `causeway registry fetch`: a proposed registry as data, without a checkout of its code. */
export function addRegistryFetch(registry: Command, context: Context): void {
  const command = registry
    .command('fetch')
    .description('fetches the registry file of one commit from GitHub, and nothing else of that commit')
    .addOption(commitOption('the full id of the commit').makeOptionMandatory())
    .addOption(new Option('--out <file>', 'a new file to write it to').makeOptionMandatory())
    .action((flags: { commit: string; out: string }, self: Command) => fetchRegistry(flags, self, context));
  example(command, 'causeway registry fetch --commit "$HEAD" --out artifacts/proposed.json');
}
