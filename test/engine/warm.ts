const { WARM } = require('../harness/warm/pool.js') as { readonly WARM: string };

/**
 * The variables with which an engine attaches to a running program, pack and providers that serve one engine after
 * another (test/harness/warm). Tests that are about these processes omit them.
 */
export const warm: Readonly<Record<string, string>> = { [WARM]: '1' };
