/** The variables that point Causeway at an emulated GitHub, which needs no pause of one second between writes. */
export function githubAt(url: string): { readonly GITHUB_BASE_URL: string; readonly CAUSEWAY_WRITE_DELAY_MS: string } {
  return { GITHUB_BASE_URL: url.endsWith('/') ? url : `${url}/`, CAUSEWAY_WRITE_DELAY_MS: '0' };
}
