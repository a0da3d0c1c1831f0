/**
 * Whether the published schema, actionlint and zizmor find nothing in the workflows under `root`. Rejects when one of
 * them is not available.
 */
export function lintWorkflows(root: string): Promise<boolean>;
