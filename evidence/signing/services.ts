import { RekorWitness, TSAWitness, type Witness } from '@sigstore/sign';
import { UserError } from '../../registry/user-error';

/** Addresses of the Sigstore services that signing asks. */
export interface SigningServices {
  readonly fulcioUrl: string;
  /** Undefined: nothing is put into a transparency log. */
  readonly rekorUrl: string | undefined;
  readonly tsaUrl: string;
}

/** How long one request may take, in milliseconds. */
const TIMEOUT = 20_000;
/** How often and how patiently a service is asked again: a signature is lost when its time is. */
export const PATIENCE = { timeout: TIMEOUT, retry: { retries: 2, minTimeout: 500 } };

function address(env: Readonly<Record<string, string | undefined>>, name: string, fallback: string): string {
  const text = env[name] || fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  const isFine = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  // An address may carry a password: it is not shown.
  if (!isFine) throw new UserError(`${name} is no address`, { place: name, allowed: 'https://…' });
  return text.replace(/\/+$/, '');
}

/** The services that the environment names; the public instance's by default. Throws UserError (exit 2) on a bad address. */
export function servicesFrom(env: Readonly<Record<string, string | undefined>>): SigningServices {
  const hasNoLog = env['CAUSEWAY_REKOR_URL'] === 'none';
  return {
    fulcioUrl: address(env, 'CAUSEWAY_FULCIO_URL', 'https://fulcio.sigstore.dev'),
    rekorUrl: hasNoLog ? undefined : address(env, 'CAUSEWAY_REKOR_URL', 'https://rekor.sigstore.dev'),
    tsaUrl: address(env, 'CAUSEWAY_TSA_URL', 'https://timestamp.sigstore.dev'),
  };
}

/** The authority that says when something was signed. */
export function timeWitness({ tsaUrl }: SigningServices): Witness {
  return new TSAWitness({ tsaBaseURL: tsaUrl, ...PATIENCE });
}

/** The transparency log, where there is one. */
export function logWitnesses({ rekorUrl }: SigningServices): readonly Witness[] {
  return rekorUrl === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekorUrl, entryType: 'dsse', ...PATIENCE })];
}
