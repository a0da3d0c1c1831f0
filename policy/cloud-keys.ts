/**
 * The names of secrets with a cloud's non-expiring key, and the replacement. The names are those that the vendors' own
 * tools read, with or without a prefix or suffix: `PROD_AWS_SECRET_ACCESS_KEY`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html,
 * https://cloud.google.com/docs/authentication/application-default-credentials,
 * https://github.com/Azure/login#login-with-a-service-principal-secret,
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_client_secret,
 * https://www.pulumi.com/docs/iac/cli/environment-variables/
 */
const KEYS: readonly (readonly [cloud: string, name: RegExp])[] = [
  ['AWS', /(?:^|_)AWS_?(?:ACCESS_?KEY(?:_?ID)?|SECRET(?:_?ACCESS)?_?KEY|SHARED_CREDENTIALS|CREDENTIALS)(?:_|$)/i],
  [
    'Google Cloud',
    /(?:^|_)(?:GOOGLE|GCP|GCLOUD|GKE|GCS)_?(?:APPLICATION_?)?(?:CREDENTIALS|CREDS|SA_?KEY|SERVICE_?(?:ACCOUNT_?)?KEY|SERVICE_?ACCOUNT_?JSON|KEY_?JSON|JSON_?KEY)(?:_|$)/i,
  ],
  [
    'Azure',
    /(?:^|_)(?:AZURE|ARM|AAD)_?(?:CLIENT_?(?:SECRET|CERTIFICATE)(?:_?PATH|_?PASSWORD)?|CREDENTIALS|CREDS|ACCESS_?KEY|SAS_?TOKEN|STORAGE_?(?:ACCOUNT_?)?(?:KEY|SAS_?TOKEN|CONNECTION_?STRING))(?:_|$)/i,
  ],
  ['Pulumi Cloud', /(?:^|_)PULUMI_?ACCESS_?TOKEN(?:_|$)/i],
  ['Vault', /(?:^|_)VAULT_?(?:TOKEN|SECRET_?ID)(?:_|$)/i],
];

/** The cloud whose long-lived key a secret of this name holds; undefined for other names. */
export function cloudOfKey(name: string): string | undefined {
  return KEYS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Inputs of the vendors' login actions that take such a key. */
export const KEY_INPUTS: Readonly<Record<string, string>> = {
  'aws-access-key-id': 'AWS',
  'aws-secret-access-key': 'AWS',
  credentials_json: 'Google Cloud',
  service_account_key: 'Google Cloud',
  creds: 'Azure',
};
