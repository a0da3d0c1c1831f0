/** The folder with `tofu` and `terraform-provider-github`; builds what is not there. Rejects without Go. */
export function ensureOpenTofu(): Promise<string>;
