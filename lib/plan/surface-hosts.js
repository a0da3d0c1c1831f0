"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "surfaceHosts", {
    enumerable: true,
    get: function() {
        return surfaceHosts;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
/** Where Netlify serves sites; a deploy of a site has `<name>--<site>` before it (https://docs.netlify.com/deploy/deploy-overview/). */ const NETLIFY = 'netlify.app';
function surfaceHosts(registry, surface) {
    const { target } = surface;
    const hosts = (0, _selectors.tiersOf)(registry, surface).flatMap((tier)=>{
        if (target.kind === 'workflow') {
            const url = (0, _selectors.valueOn)(target.url, tier.id);
            return url === undefined ? [] : [
                new URL(url).host
            ];
        }
        const site = (0, _naming.siteName)(surface, tier);
        const domain = (0, _selectors.valueOn)(target.domain, tier.id);
        const own = site === undefined ? [] : [
            `${site}.${NETLIFY}`,
            `--${site}.${NETLIFY}`
        ];
        return domain === undefined ? own : [
            domain,
            ...own
        ];
    });
    return [
        ...new Set(hosts.map((host)=>host.toLowerCase()))
    ];
}
