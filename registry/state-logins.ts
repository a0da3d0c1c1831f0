import type { State, StateLogins } from './schema/state';

/** A cloud service that jobs log in to for the stacks' state or its key. */
export type LoginService = keyof StateLogins;

const OF_BACKEND: Readonly<Record<State['backend'], LoginService | undefined>> = {
  'pulumi-cloud': 'pulumi',
  s3: 'aws',
  gcs: 'gcp',
  azblob: 'azure',
  file: undefined,
};

const OF_SECRETS: Readonly<Record<State['secrets']['provider'], LoginService | undefined>> = {
  passphrase: undefined,
  service: 'pulumi',
  awskms: 'aws',
  gcpkms: 'gcp',
  azurekeyvault: 'azure',
};

/** The services that a job must log in to before its engine can read and decrypt the state, the backend's first. */
export function neededLogins({ backend, secrets }: Pick<State, 'backend' | 'secrets'>): readonly LoginService[] {
  const both = [OF_BACKEND[backend], OF_SECRETS[secrets.provider]];
  return [...new Set(both.filter((each) => each !== undefined))];
}

/** The argument of `pulumi stack init --secrets-provider`. */
export function secretsProvider({ secrets }: Pick<State, 'secrets'>): string {
  if ('key' in secrets) return secrets.key;
  return secrets.provider === 'service' ? 'default' : secrets.provider;
}

/** Whether a passphrase decrypts the stacks' secrets: the jobs that read the state then hold it. */
export function usesPassphrase(state: State | undefined): boolean {
  return state?.secrets.provider === 'passphrase';
}
