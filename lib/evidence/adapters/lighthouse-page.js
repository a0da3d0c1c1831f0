/** The addresses in a Lighthouse report (https://github.com/GoogleChrome/lighthouse/blob/main/types/lhr/lhr.d.ts). */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "pageProblems", {
    enumerable: true,
    get: function() {
        return pageProblems;
    }
});
function parsed(text) {
    return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
function pathOf({ pathname, search }) {
    return `${pathname.replace(/\/$/, '')}${search}`;
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function isOneOf(hosts, url) {
    if (isLoopback(url)) return true;
    return hosts.some((host)=>url.host === host || host.startsWith('--') && url.host.endsWith(host));
}
function isPage(url) {
    return url?.protocol === 'https:' || url?.protocol === 'http:';
}
function pageProblems(addresses, page) {
    const faults = [];
    const asked = parsed(addresses.requestedUrl);
    if (!isPage(asked)) return {
        faults: [
            'the report does not say which page was asked for'
        ],
        warnings: []
    };
    const main = parsed(addresses.mainDocumentUrl ?? addresses.finalUrl);
    const shown = parsed(addresses.finalDisplayedUrl ?? addresses.finalUrl);
    if (!isPage(main) || !isPage(shown)) faults.push('the report does not say which page was judged');
    const elsewhere = [
        main,
        shown
    ].find((url)=>isPage(url) && url.host !== asked.host);
    if (elsewhere) faults.push(`${asked.host} was asked for and ${elsewhere.host} judged`);
    else if (main && pathOf(main) !== pathOf(asked)) {
        faults.push('another page was judged than the one that was asked for: ask for that page itself');
    }
    const wanted = parsed(page?.url);
    if (page?.url !== undefined && (wanted?.host !== asked.host || pathOf(wanted) !== pathOf(asked))) {
        faults.push('another page was asked for than the one that was to be judged');
    } else if (page !== undefined && page.url === undefined && !isOneOf(page.hosts, asked)) {
        faults.push(`${asked.host} is no host of the surface`);
    }
    const isMoved = shown && pathOf(shown) !== pathOf(asked);
    return {
        faults,
        warnings: faults.length === 0 && isMoved ? [
            'the page moved to another address by itself'
        ] : []
    };
}
