import { RekorWitness, TSAWitness, type Witness } from '@sigstore/sign';
import { secretAddress } from '../../registry/secret-address';

/** Addresses of the Sigstore services for signing. */
export interface SigningServices {
  readonly fulcioUrl: string;
  /** Undefined: no transparency log. */
  readonly rekorUrl: string | undefined;
  readonly tsaUrl: string;
}

/** The timeout of one request, in milliseconds. */
const TIMEOUT = 20_000;
/** Timeout and retries of a service: a signature is lost when its time has passed. */
export const PATIENCE = { timeout: TIMEOUT, retry: { retries: 2, minTimeout: 500 } };

function address(env: Readonly<Record<string, string | undefined>>, name: string, fallback: string): string {
  return secretAddress(env[name] || fallback, name).replace(/\/+$/, '');
}

/** The services from the environment; by default the public instance's. Throws UserError (exit 2) on a bad address. */
export function servicesFrom(env: Readonly<Record<string, string | undefined>>): SigningServices {
  const hasNoLog = env['CAUSEWAY_REKOR_URL'] === 'none';
  return {
    fulcioUrl: address(env, 'CAUSEWAY_FULCIO_URL', 'https://fulcio.sigstore.dev'),
    rekorUrl: hasNoLog ? undefined : address(env, 'CAUSEWAY_REKOR_URL', 'https://rekor.sigstore.dev'),
    tsaUrl: address(env, 'CAUSEWAY_TSA_URL', 'https://timestamp.sigstore.dev'),
  };
}

/** The authority that states the time of a signature. */
export function timeWitness({ tsaUrl }: SigningServices): Witness {
  return new TSAWitness({ tsaBaseURL: tsaUrl, ...PATIENCE });
}

/** The transparency log, where there is one. */
export function logWitnesses({ rekorUrl }: SigningServices): readonly Witness[] {
  return rekorUrl === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekorUrl, entryType: 'dsse', ...PATIENCE })];
}
