"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "notesFamily", {
    enumerable: true,
    get: function() {
        return notesFamily;
    }
});
const _check = require("../../notes/check");
const _bundles = require("../bundles");
const _report = require("../report");
const _raw = require("./raw");
function notesFamily(raw, { request, book }) {
    const found = (0, _raw.documentOf)(raw, 'notes');
    if (!found) return undefined;
    const text = found.bytes.toString('utf8');
    const { tier, commit, surfaces } = request;
    const bundles = surfaces.flatMap((surface)=>{
        const bundle = (0, _bundles.bundleOf)(book, request, surface);
        return bundle === undefined ? [] : [
            [
                surface,
                bundle
            ]
        ];
    });
    const problems = (0, _check.checkNotes)(text, {
        tier,
        commit,
        surfaces,
        bundles: Object.fromEntries(bundles)
    });
    const about = {
        name: 'notes/complete',
        severity: 'medium',
        threshold: 'they name surfaces, commit, bundles, waivers and rollback path, and agree with the release',
        fix: 'causeway notes check says which lines',
        evidence: [
            (0, _report.bytesDigest)(found.bytes)
        ]
    };
    const reason = problems.map(({ line, message })=>`line ${line}: ${message}`).join('; ');
    const fact = problems.length === 0 ? {
        ...about,
        status: 'pass',
        reason: 'complete'
    } : {
        ...about,
        status: 'hard-fail',
        reason,
        observed: `${problems.length} problems`
    };
    return {
        facts: [
            fact
        ],
        waivers: (0, _check.readNotes)(text)?.waivers ?? [],
        document: (0, _report.bytesDigest)(found.bytes)
    };
}
