"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get TOGGLE_PARITY_PATH () {
        return TOGGLE_PARITY_PATH;
    },
    get toggleParityDocument () {
        return toggleParityDocument;
    }
});
const _toggleparity = require("../../plan/toggle-parity");
const _derivedvariables = require("../../registry/derived-variables");
const _page = require("./page");
const TOGGLE_PARITY_PATH = 'docs/deployment/toggle-parity.md';
function toggleParityDocument(registry) {
    const rows = (0, _toggleparity.toggleParity)(registry).map(({ surface, toggle, values, verdict, reason })=>[
            (0, _page.code)(surface),
            (0, _page.code)(toggle),
            Object.entries(values).map(([tier, value])=>`${(0, _page.code)(tier)} ${value === undefined ? 'not said' : value ? 'on' : 'off'}`).join(', '),
            verdict === 'unexplained' ? '**unexplained**' : verdict,
            reason === undefined ? '–' : (0, _page.plain)(reason)
        ]);
    return (0, _page.generatedPage)({
        title: 'Toggle parity',
        source: _derivedvariables.REGISTRY_PATH,
        lines: [
            `What runs in production was tried as it is: the tiers beyond the first have the same toggles, or a reason. ${(0, _page.code)('causeway parity')} ends with 1 where one has none.`,
            '',
            ...(0, _page.pageTable)([
                'surface',
                'toggle',
                'tiers',
                'verdict',
                'reason'
            ], rows, 'No surface has a toggle.')
        ]
    });
}
