/** Whether the published schema, actionlint and zizmor find nothing in the workflows under `root`. Rejects when one of them cannot be had. */
export function lintWorkflows(root: string): Promise<boolean>;
