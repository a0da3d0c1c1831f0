import { Dynamic, INSERTED, isMappingValue, type Value } from '../../formats/token/value';

/**
 * Variables with which another program, another shell or another registry answers, another server receives what is secret, or
 * another certificate is believed: of the shell, the loader, the C library (https://man7.org/linux/man-pages/man3/iconv_open.3.html),
 * OpenSSL (https://docs.openssl.org/master/man7/openssl-env/), Node, npm (`HOME` has its configuration), git, the engine
 * (https://www.pulumi.com/docs/iac/cli/environment-variables/), the runner's own services and our own commands.
 */
export const STEERING = new RegExp(
  `^(${[
    ...['PATH', 'IFS', 'HOME', 'PS4', 'ENV', 'SHELLOPTS', 'BASHOPTS', 'BASH_.*', 'CI', 'XDG_.*', 'LD_.*', 'DYLD_.*'],
    ...['GCONV_PATH', 'LOCPATH', 'OPENSSL_.*'],
    ...['NODE_(?!ENV$).*', 'npm_config_.*', 'GIT_.*', 'SSL_.*', '.*_PROXY', 'ACTIONS_.*'],
    ...['PULUMI_(?!(BACKEND_URL|ACCESS_TOKEN|CONFIG_PASSPHRASE)$).*'],
    ...['CAUSEWAY_REGISTRY', 'CAUSEWAY_.*_URL', 'GITHUB_BASE_URL', 'NETLIFY_API_ENDPOINT'],
  ].join('|')})$`,
  'i',
);

/** Why the variables of a step, a job or a file may steer what runs; undefined for those that surely do not. */
export function variablesFlaw(environment: Value | undefined, allowed: readonly string[] = []): string | undefined {
  if (environment instanceof Dynamic) return 'an expression sets its variables';
  if (!isMappingValue(environment)) return undefined;
  const steering = Object.keys(environment).find(
    (name) => name === INSERTED || (STEERING.test(name) && !allowed.includes(name)),
  );
  return steering === undefined ? undefined : `it sets ${steering}`;
}
