import { resolve } from 'node:path';
import { REGISTRY_PATH } from './derived-variables';

/**
 * The registry file of a checkout: `CAUSEWAY_REGISTRY`, else the usual place. An environment variable and not stack
 * configuration, because the engine hands no configuration on to a policy pack: program and pack have to read one file.
 */
export function registryFile(checkout: string, env: Readonly<Record<string, string | undefined>>): string {
  return resolve(checkout, env['CAUSEWAY_REGISTRY'] || REGISTRY_PATH);
}
