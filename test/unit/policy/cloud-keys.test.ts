import { cloudOfKey } from '../../../policy/cloud-keys';

describe('the name of a secret', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'AWS'],
    ['PROD_AWS_SECRET_ACCESS_KEY', 'AWS'],
    ['AWS_SECRET_ACCESS_KEY_STAGING', 'AWS'],
    ['aws_secret_key', 'AWS'],
    ['GOOGLE_CREDENTIALS', 'Google Cloud'],
    ['GOOGLE_APPLICATION_CREDENTIALS', 'Google Cloud'],
    ['GCP_SA_KEY', 'Google Cloud'],
    ['GCLOUD_SERVICE_KEY', 'Google Cloud'],
    ['GCP_SERVICE_ACCOUNT_KEY', 'Google Cloud'],
    ['AZURE_CLIENT_SECRET', 'Azure'],
    ['ARM_CLIENT_SECRET', 'Azure'],
    ['AZURE_CREDENTIALS', 'Azure'],
    ['AZURE_STORAGE_CONNECTION_STRING', 'Azure'],
    ['PULUMI_ACCESS_TOKEN', 'Pulumi Cloud'],
    ['VAULT_TOKEN', 'Vault'],
  ])('%s is a long-lived key of %s', (name, cloud) => expect(cloudOfKey(name)).toBe(cloud));

  it.each([
    ...['AWS_REGION', 'AWS_ROLE_ARN', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'GOOGLE_API_KEY', 'GOOGLE_CLIENT_ID'],
    ...['PULUMI_CONFIG_PASSPHRASE', 'NETLIFY_API_TOKEN', 'SESSION_KEY', 'LAWS_CREDENTIALS', 'CHARM_ACCESS_KEY'],
  ])('%s is none', (name) => expect(cloudOfKey(name)).toBeUndefined());
});
