import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { State } from '../schema/state';
import { showValue } from '../secret-looking';
import { type LoginService, neededLogins } from '../state-logins';

const SOURCE = 'https://www.pulumi.com/docs/iac/concepts/state-and-backends/';

/**
 * The query parameters that an address may have, by backend. Others name a profile or a key file of one machine, or
 * remove the credential (https://gocloud.dev/howto/blob/).
 */
const PARAMETERS: Readonly<Record<State['backend'], readonly string[]>> = {
  'pulumi-cloud': [],
  s3: [
    ...['region', 'endpoint', 'awssdk', 's3ForcePathStyle', 'use_path_style', 'hostname_immutable', 'disableSSL'],
    ...['disable_https', 'ssetype', 'kmskeyid', 'dualstack', 'fips', 'accelerate'],
  ],
  gcs: ['universe_domain'],
  azblob: ['storage_account', 'domain'],
  file: ['no_tmp_dir', 'create_dir', 'metadata'],
};
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** An address in its parts; undefined for an invalid one. */
function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isOpenEndpoint({ searchParams }: URL): boolean {
  const endpoint = searchParams.get('endpoint');
  if (endpoint === null) return false;
  const isPlain = ['disableSSL', 'disable_https'].some((name) => searchParams.get(name) === 'true');
  const url = parsed(endpoint.includes('://') ? endpoint : `${isPlain ? 'http' : 'https'}://${endpoint}`);
  if (url === undefined || url.username !== '' || url.password !== '') return true;
  return (url.protocol !== 'https:' || isPlain) && !LOOPBACK.test(url.hostname);
}

function addressFlaw({ backend, url: text }: State): string | undefined {
  // The relative path of a file backend is not a host.
  const url = parsed(backend === 'file' ? text.replace(/^file:\/\/(?=\.|~)/, 'file:///') : text);
  if (url === undefined) return 'is not an address';
  if (url.username !== '' || url.password !== '') return 'has a user or a password in it';
  const strange = [...url.searchParams.keys()].find((name) => !PARAMETERS[backend].includes(name));
  if (strange !== undefined) return `has the parameter ${showValue(strange)}`;
  if (backend === 'azblob' && !url.searchParams.get('storage_account')) return 'names no storage account';
  return isOpenEndpoint(url) ? 'sends the state to an endpoint without TLS, or with a password in it' : undefined;
}

function addressFindings({ state }: Registry): readonly Finding[] {
  const flaw = state === undefined ? undefined : addressFlaw(state);
  if (state === undefined || flaw === undefined) return [];
  const parameters = PARAMETERS[state.backend];
  return [
    {
      pointer: pointer('state', 'url'),
      message: `the address of the state ${flaw}`,
      allowed: `an address without a credential${parameters.length > 0 ? `; parameters are ${oneOf(parameters)}` : ''}`,
    },
  ];
}

function loginFindings({ state }: Registry): readonly Finding[] {
  if (state === undefined) return [];
  const needed = neededLogins(state);
  const given = Object.entries(state.logins).flatMap(([name, login]) => (login ? [name as LoginService] : []));
  const what = `${state.backend} with ${state.secrets.provider}`;
  const allowed = needed.length > 0 ? `exactly ${oneOf(needed)}` : 'no login';
  return [
    ...needed
      .filter((name) => !given.includes(name))
      .map((name) => ({ pointer: pointer('state'), message: `${what} needs the login ${showValue(name)}`, allowed })),
    ...given
      .filter((name) => !needed.includes(name))
      .map((name) => ({
        pointer: pointer('state', 'logins', name),
        message: `${what} does not use the login ${showValue(name)}`,
        allowed,
      })),
  ];
}

/** The variable by which the engine finds its backend (https://www.pulumi.com/docs/iac/cli/environment-variables/). */
const BACKEND_VARIABLE = 'PULUMI_BACKEND_URL';

function variableFindings({ repositories }: Registry): readonly Finding[] {
  return Object.entries(repositories).flatMap(([key, { variables }]) =>
    Object.keys(variables)
      .filter((name) => name.toUpperCase() === BACKEND_VARIABLE)
      .map((name) => ({
        pointer: pointer('repositories', key, 'variables', name),
        at: 'key' as const,
        message: `${showValue(name)} is a variable of the repository ${showValue(key)}`,
        allowed: 'the address in state.url',
      })),
  );
}

/** The place of the stacks' state, and the way jobs reach it. */
export const stateRules: readonly Rule[] = [
  {
    code: 'state-address',
    level: 'error',
    title: 'The address of the state holds no credential and no way around the login',
    why: 'Everybody who can read the repository can read the registry and the workflows. A profile or a key file exists on one machine only.',
    source: SOURCE,
    check: addressFindings,
  },
  {
    code: 'state-login',
    level: 'error',
    title: 'The state has the logins that its backend and its key need, and no other',
    why: 'A job without a login cannot read the state. A job with an unused login can reach a cloud for no reason.',
    source: SOURCE,
    check: loginFindings,
  },
  {
    code: 'state-secrets-provider',
    level: 'error',
    title: 'Pulumi Cloud alone encrypts with a key of its own',
    why: 'Other backends do not have the service’s key, and `pulumi stack init` refuses it.',
    source: 'https://www.pulumi.com/docs/iac/concepts/secrets/#configuring-secrets-encryption',
    check: ({ state }) =>
      state !== undefined && state.secrets.provider === 'service' && state.backend !== 'pulumi-cloud'
        ? [
            {
              pointer: pointer('state', 'secrets', 'provider'),
              message: `${state.backend} has no key of its own`,
              allowed: oneOf(['passphrase', 'awskms', 'gcpkms', 'azurekeyvault']),
            },
          ]
        : [],
  },
  {
    code: 'state-variable',
    level: 'error',
    title: 'The address of the state is no variable of a repository',
    why: 'Everybody with write access can change a repository’s variables, and the jobs that read it hold an App’s key.',
    source: 'https://docs.github.com/en/rest/actions/variables#update-a-repository-variable',
    check: variableFindings,
  },
];
