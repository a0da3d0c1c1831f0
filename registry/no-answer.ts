const CERTIFICATES: readonly string[] = [
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_HAS_EXPIRED', 'CERT_UNTRUSTED'],
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** The remedies are variables of Node: https://nodejs.org/api/cli.html#node_use_env_proxy1 and #node_extra_ca_certsfile. */
const PROXY = 'check the network; behind a proxy set NODE_USE_ENV_PROXY=1 and HTTPS_PROXY';
const TRUST = 'NODE_EXTRA_CA_CERTS names the file with the certificates of your company';

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name cannot be resolved',
  EAI_AGAIN: 'the name cannot be resolved',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut off',
  UND_ERR_SOCKET: 'the connection was cut off',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'there was no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'there was no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'there was no answer in time',
};

// `fetch` says only "fetch failed". The reason is in its cause, or in the first of several, one for each address.
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, cause, errors } = error as Error & { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return codeOf(cause) ?? codeOf(errors?.[0]);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** The reason why a request got no answer, with its host and the remedy. For errors of `fetch`. */
export function noAnswer(error: unknown, address: string): string {
  const host = hostOf(address);
  const code = codeOf(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `${host} cannot be reached: there was no answer in time; ${PROXY}`;
  }
  if (code !== undefined && CERTIFICATES.includes(code)) {
    return `${host} cannot be reached: its certificate is not trusted (${code}); ${TRUST}`;
  }
  const reason = code === undefined ? messageOf(error) : (REASONS[code] ?? code);
  return `${host} cannot be reached: ${reason}; ${PROXY}`;
}
