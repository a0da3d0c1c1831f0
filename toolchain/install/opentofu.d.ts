/** The folder with `tofu` and `terraform-provider-github`. Builds missing ones. Rejects without Go. */
export function ensureOpenTofu(): Promise<string>;
