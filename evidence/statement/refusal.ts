/**
 * The reason why a statement does not count. The steps of a verification throw it; only `verifyStatement` catches it.
 */
export class Refusal extends Error {}
