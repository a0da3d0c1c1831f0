import { join } from 'node:path';
import { yamlMembers } from '../../formats/yaml/members';
import { textOfExisting } from '../../registry/existing-file';
import type { State } from '../../registry/schema/state';
import { secretsProvider } from '../../registry/state-logins';

// `pulumi stack init` writes nothing for either: the salt or the service identifies it.
const UNWRITTEN: readonly string[] = ['passphrase', 'default'];

/**
 * The difference between a stack's file in the project's folder and the registry's secrets settings, in words;
 * undefined where there is none.
 */
export function stackFileFlaw(state: State, stack: string, folder: string): string | undefined {
  const name = `Pulumi.${stack}.yaml`;
  const text = textOfExisting(join(folder, name));
  if (text === undefined) return `there is no ${name}: \`pulumi stack init ${stack}\` writes it, and it is committed`;
  const [members = {}] = yamlMembers(text, ['secretsprovider', 'encryptionsalt']);
  const wanted = secretsProvider(state);
  const written = members['secretsprovider'];
  const found =
    typeof written === 'string' ? written : members['encryptionsalt'] === undefined ? 'default' : 'passphrase';
  if (found === wanted) return undefined;
  // A stack without a secret has no salt yet.
  if (written === undefined && UNWRITTEN.includes(wanted) && found === 'default') return undefined;
  return `the secrets of ${name} are for the provider ${found}, and the registry says ${wanted}`;
}
