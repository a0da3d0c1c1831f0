import { SECRETS_PROVIDER } from '../../demo/engine';

const { WARM } = require('../harness/warm/pool.js') as { readonly WARM: string };

/**
 * The variables with which an engine attaches to a running program, pack and providers that serve one engine after
 * another (test/harness/warm). Tests that are about these processes omit them.
 */
export const warm: Readonly<Record<string, string>> = { [WARM]: '1' };

const transit = process.env['CAUSEWAY_TEST_TRANSIT'];

/**
 * The variables with which stacks keep their secrets by a provider that needs no key derivation (test/harness/transit.js). Every
 * engine on such a stack needs them. A process without that provider uses the passphrase.
 */
export const quickSecrets: Readonly<Record<string, string>> = transit
  ? { VAULT_SERVER_URL: `unix://${transit}`, VAULT_SERVER_TOKEN: 'tests', [SECRETS_PROVIDER]: 'hashivault://tests' }
  : {};
