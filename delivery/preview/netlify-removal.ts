import type { NetlifyCredentials } from '../../live/credentials';
import { UserError } from '../../registry/user-error';
import { type PreviewPlace, previewDeploys } from './netlify-deploys';

const TIMEOUT = 30_000;

async function remove({ endpoint, token }: NetlifyCredentials, deployId: string): Promise<void> {
  const place = `deploy ${deployId}`;
  const response = await fetch(`${endpoint}/api/v1/deploys/${encodeURIComponent(deployId)}`, {
    method: 'DELETE',
    redirect: 'error' as const,
    signal: AbortSignal.timeout(TIMEOUT),
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'causeway' },
  }).catch(() => undefined);
  await response?.body?.cancel();
  // It is gone already: another job deleted it, or the retention.
  if (response?.ok || response?.status === 404) return;
  const isRefusal = response !== undefined && [400, 409, 422].includes(response.status);
  throw new UserError(`could not take the deploy down: ${response?.status ?? 'there was no answer'}`, {
    place,
    exitCode: isRefusal ? 1 : 3,
  });
}

/**
 * Deletes every deploy of a pull request and returns their ids. Rejects with UserError when one is left: exit 1 when
 * Netlify refused, 3 when it could not be asked; running again continues.
 */
export async function previewDown(place: PreviewPlace, credentials: NetlifyCredentials): Promise<readonly string[]> {
  const deploys = await previewDeploys(place);
  for (const { id } of deploys) await remove(credentials, id);
  const left = (await previewDeploys(place)).map(({ id }) => id);
  if (left.length === 0) return deploys.map(({ id }) => id);
  throw new UserError('deploys of the pull request are still there', { place: left.join(', '), exitCode: 3 });
}
