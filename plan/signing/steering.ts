import { Dynamic, INSERTED, isMappingValue, type Value } from '../../formats/token/value';

/**
 * Variables that select another program, another shell, another registry, another server for secrets, or another
 * trusted certificate: of the shell, the loader, the C library
 * (https://man7.org/linux/man-pages/man3/iconv_open.3.html), OpenSSL
 * (https://docs.openssl.org/master/man7/openssl-env/), Node, npm (`HOME` has its configuration), git, the engine
 * (https://www.pulumi.com/docs/iac/cli/environment-variables/), the runner's own services and Causeway's commands.
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

/**
 * The reason why the variables of a step, a job or a file may steer what runs; undefined where they certainly do not.
 */
export function variablesFlaw(environment: Value | undefined, allowed: readonly string[] = []): string | undefined {
  if (environment instanceof Dynamic) return 'an expression sets its variables';
  if (!isMappingValue(environment)) return undefined;
  const steering = Object.keys(environment).find(
    (name) => name === INSERTED || (STEERING.test(name) && !allowed.includes(name)),
  );
  return steering === undefined ? undefined : `it sets ${steering}`;
}
