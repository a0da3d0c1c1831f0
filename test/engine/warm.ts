const { WARM } = require('../harness/warm/pool.js') as { readonly WARM: string };

/**
 * What lets an engine of these tests attach to a program, a pack and providers that already run, and that serve one engine
 * after another (test/harness/warm). Left out where the processes themselves are what a test is about.
 */
export const warm: Readonly<Record<string, string>> = { [WARM]: '1' };
