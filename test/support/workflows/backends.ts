import type { State } from '../../../registry/schema/state';

const aws = { role: 'arn:aws:iam::111122223333:role/causeway-state', region: 'eu-central-1' };
const gcp = {
  workloadIdentityProvider: 'projects/1/locations/global/workloadIdentityPools/github/providers/actions',
  serviceAccount: 'causeway-state@acme-prod.iam.gserviceaccount.com',
  inspectionServiceAccount: 'causeway-look@acme-prod.iam.gserviceaccount.com',
};
const [tenantId, subscriptionId, clientId] = ['1', '2', '3'].map(
  (digit) => `${digit.repeat(8)}-1111-1111-1111-111111111111`,
);
const azure = { tenantId, subscriptionId, clientId } as NonNullable<State['logins']['azure']>;
const pulumi = { organization: 'acme' };

/** One state of each kind of backend, and of each provider of secrets. */
export const BACKENDS: Readonly<Record<string, State>> = {
  'Pulumi Cloud': {
    backend: 'pulumi-cloud',
    url: 'https://api.pulumi.com',
    logins: { pulumi },
    secrets: { provider: 'service' },
  },
  'Pulumi Cloud on a server of its own': {
    backend: 'pulumi-cloud',
    url: 'https://pulumi.acme.example',
    logins: { pulumi },
    secrets: { provider: 'service' },
  },
  S3: {
    backend: 's3',
    url: 's3://acme-state?region=eu-central-1',
    logins: { aws },
    secrets: { provider: 'passphrase' },
  },
  'S3 with AWS KMS': {
    backend: 's3',
    url: 's3://acme-state?region=eu-central-1',
    logins: { aws },
    secrets: { provider: 'awskms', key: 'awskms://alias/state?region=eu-central-1' },
  },
  GCS: { backend: 'gcs', url: 'gs://acme-state', logins: { gcp }, secrets: { provider: 'passphrase' } },
  'GCS with Cloud KMS': {
    backend: 'gcs',
    url: 'gs://acme-state',
    logins: { gcp },
    secrets: { provider: 'gcpkms', key: 'gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k' },
  },
  'Azure Blob Storage': {
    backend: 'azblob',
    url: 'azblob://state?storage_account=acme',
    logins: { azure },
    secrets: { provider: 'passphrase' },
  },
  'Azure Blob Storage with Key Vault': {
    backend: 'azblob',
    url: 'azblob://state?storage_account=acme',
    logins: { azure },
    secrets: { provider: 'azurekeyvault', key: 'azurekeyvault://acme.vault.azure.net/keys/state' },
  },
  'S3 with Cloud KMS': {
    backend: 's3',
    url: 's3://acme-state?region=eu-central-1',
    logins: { aws, gcp },
    secrets: { provider: 'gcpkms', key: 'gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k' },
  },
  'a file': { backend: 'file', url: 'file:///srv/state', logins: {}, secrets: { provider: 'passphrase' } },
};
