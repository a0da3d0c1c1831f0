/** The addresses in a Lighthouse report (https://github.com/GoogleChrome/lighthouse/blob/main/types/lhr/lhr.d.ts). */
export interface Addresses {
  readonly requestedUrl?: string | undefined;
  readonly mainDocumentUrl?: string | undefined;
  readonly finalDisplayedUrl?: string | undefined;
  readonly finalUrl?: string | undefined;
}

/** The page that a report must be about. */
export interface Page {
  /** The exact page; if given, no other one counts. */
  readonly url?: string | undefined;
  /**
   * Hosts of the surface; one that starts with `--` covers every host that ends with it. A page on this machine always
   * counts.
   */
  readonly hosts: readonly string[];
}

function parsed(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

function pathOf({ pathname, search }: URL): string {
  return `${pathname.replace(/\/$/, '')}${search}`;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isOneOf(hosts: readonly string[], url: URL): boolean {
  if (isLoopback(url)) return true;
  return hosts.some((host) => url.host === host || (host.startsWith('--') && url.host.endsWith(host)));
}

function isPage(url: URL | undefined): url is URL {
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

/**
 * The reasons why a report is about another page than the requested one: a redirect to a login page has good scores.
 * `displayed` is an address that a page's own script may change without loading another document.
 */
export function pageProblems(
  addresses: Addresses,
  page: Page | undefined,
): { readonly faults: readonly string[]; readonly warnings: readonly string[] } {
  const faults: string[] = [];
  const asked = parsed(addresses.requestedUrl);
  if (!isPage(asked)) return { faults: ['the report does not say which page was asked for'], warnings: [] };
  const main = parsed(addresses.mainDocumentUrl ?? addresses.finalUrl);
  const shown = parsed(addresses.finalDisplayedUrl ?? addresses.finalUrl);
  if (!isPage(main) || !isPage(shown)) faults.push('the report does not say which page was judged');
  const elsewhere = [main, shown].find((url) => isPage(url) && url.host !== asked.host);
  if (elsewhere) faults.push(`${asked.host} was asked for and ${elsewhere.host} judged`);
  else if (main && pathOf(main) !== pathOf(asked)) {
    faults.push('another page was judged than the one that was asked for: ask for that page itself');
  }
  const wanted = parsed(page?.url);
  if (page?.url !== undefined && (wanted?.host !== asked.host || pathOf(wanted) !== pathOf(asked))) {
    faults.push('another page was asked for than the one that was to be judged');
  } else if (page !== undefined && page.url === undefined && !isOneOf(page.hosts, asked)) {
    faults.push(`${asked.host} is not a host of the surface`);
  } else if (page !== undefined && page.url === undefined && !isLoopback(asked) && main?.protocol !== 'https:') {
    faults.push('the page was judged over http, and the surface is served over https');
  }
  const isMoved = shown && pathOf(shown) !== pathOf(asked);
  return { faults, warnings: faults.length === 0 && isMoved ? ['the page moved to another address by itself'] : [] };
}
