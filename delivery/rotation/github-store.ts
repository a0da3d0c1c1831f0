import { z } from 'zod';
import { GITHUB_SECRET_ALLOWED, isTooLongForGithub } from '../../plan/secret-size';
import { UserError } from '../../registry/user-error';
import { type GithubPlace, readOne, writeToGithub } from '../github/place';
import { sealed } from './sealed';
import type { SecretStore } from './store';

const PublicKey = z.looseObject({ key_id: z.string().min(1), key: z.string().min(1) });

const Secret = z.looseObject({ updated_at: z.iso.datetime({ offset: true }) });

/** A secret of a GitHub environment. */
export function githubStore(at: GithubPlace, environment: string, name: string): SecretStore {
  const path = `/environments/${encodeURIComponent(environment)}/secrets`;
  const place = `${at.owner}/${at.repository}, environment ${environment}`;
  return {
    place: `GitHub ${place}`,
    writtenAt: async () => (await readOne(at, Secret, `${path}/${name}`))?.updated_at,
    write: async (value) => {
      if (isTooLongForGithub(value)) {
        throw new UserError('the value is too long', { place, allowed: GITHUB_SECRET_ALLOWED });
      }
      const key = await readOne(at, PublicKey, `${path}/public-key`);
      if (!key)
        throw new UserError('there is no such environment', { place, allowed: '`pulumi up` first', exitCode: 3 });
      await writeToGithub(at, z.unknown(), `write the secret ${name}`, {
        route: 'PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}',
        parameters: {
          environment_name: environment,
          secret_name: name,
          encrypted_value: await sealed(value, key.key),
          key_id: key.key_id,
        },
      });
    },
  };
}
