import { z } from 'zod';
import { Slug } from './primitives';

const ROLE = /^arn:aws(?:-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const POOL_PROVIDER =
  /^projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z][a-z0-9-]{2,30}[a-z0-9]\/providers\/[a-z][a-z0-9-]{2,30}[a-z0-9]$/;
const ACCOUNT =
  /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z][a-z0-9-]{4,28}[a-z0-9](?:\.[a-z0-9.-]{1,60})?\.iam\.gserviceaccount\.com$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const Role = z.string().regex(ROLE, 'a role is arn:aws:iam::<account>:role/<name>');
const Account = z.string().regex(ACCOUNT, 'a service account is <name>@<project>.iam.gserviceaccount.com');
const Uuid = z.string().regex(UUID, 'an id is a UUID in lower case');

/** An address of one scheme, without white space; another rule checks the rest. */
function address(scheme: string, example: string) {
  return z
    .string()
    .max(500)
    .regex(new RegExp(`^${scheme}:/{2,3}[^\\s\\p{Cc}#]+$`, 'u'), `an address like ${example}`);
}

/**
 * The identities with which jobs log in to each cloud, by the run's OpenID Connect token. `inspection…` is for jobs
 * that only read the state (previews and drift); it defaults to the other.
 */
export const StateLogins = z.strictObject({
  aws: z
    .strictObject({
      role: Role,
      inspectionRole: Role.optional(),
      region: z.string().regex(REGION, 'a region is like eu-central-1'),
    })
    .optional(),
  gcp: z
    .strictObject({
      workloadIdentityProvider: z
        .string()
        .regex(POOL_PROVIDER, 'projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>'),
      serviceAccount: Account,
      inspectionServiceAccount: Account.optional(),
    })
    .optional(),
  azure: z
    .strictObject({ tenantId: Uuid, subscriptionId: Uuid, clientId: Uuid, inspectionClientId: Uuid.optional() })
    .optional(),
  pulumi: z.strictObject({ organization: Slug }).optional(),
});
export type StateLogins = z.infer<typeof StateLogins>;

/**
 * The provider that decrypts the secrets of the stacks: each is an argument of `pulumi stack init --secrets-provider`.
 */
const StateSecrets = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('passphrase') }),
  z.strictObject({ provider: z.literal('service') }),
  z.strictObject({ provider: z.literal('awskms'), key: address('awskms', 'awskms://alias/state?region=eu-central-1') }),
  z.strictObject({
    provider: z.literal('gcpkms'),
    key: address('gcpkms', 'gcpkms://projects/<project>/locations/<place>/keyRings/<ring>/cryptoKeys/<key>'),
  }),
  z.strictObject({
    provider: z.literal('azurekeyvault'),
    key: address('azurekeyvault', 'azurekeyvault://<vault>.vault.azure.net/keys/<key>'),
  }),
]);

const common = { logins: StateLogins.prefault({}), secrets: StateSecrets };

/** The place of the stacks' state, the way jobs reach it, and its decryption. Sources: docs/set-up.md. */
export const State = z.discriminatedUnion('backend', [
  z.strictObject({
    backend: z.literal('pulumi-cloud'),
    url: address('https', 'https://api.pulumi.com').default('https://api.pulumi.com'),
    ...common,
  }),
  z.strictObject({ backend: z.literal('s3'), url: address('s3', 's3://<bucket>?region=<region>'), ...common }),
  z.strictObject({ backend: z.literal('gcs'), url: address('gs', 'gs://<bucket>'), ...common }),
  z.strictObject({
    backend: z.literal('azblob'),
    url: address('azblob', 'azblob://<container>?storage_account=<account>'),
    ...common,
  }),
  z.strictObject({ backend: z.literal('file'), url: address('file', 'file://./state'), ...common }),
]);
export type State = z.infer<typeof State>;
