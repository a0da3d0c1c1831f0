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
    get contractBreaches () {
        return contractBreaches;
    },
    get documentHash () {
        return documentHash;
    }
});
const _nodecrypto = require("node:crypto");
const _dates = require("../../registry/dates");
const _githubname = require("../../registry/github-name");
function documentHash(body) {
    return `sha256:${(0, _nodecrypto.createHash)('sha256').update(body).digest('hex')}`;
}
function dateBreaches({ last_reviewed: reviewed, expires }, now) {
    const found = [];
    const begin = reviewed === undefined ? undefined : (0, _dates.startOfDay)(reviewed);
    const end = expires === undefined ? undefined : (0, _dates.endOfDay)(expires);
    if (reviewed !== undefined && begin === undefined) found.push([
        [
            'last_reviewed'
        ],
        'there is no such day'
    ]);
    if (begin !== undefined && begin > now.getTime()) found.push([
        [
            'last_reviewed'
        ],
        'the day is still to come'
    ]);
    if (expires !== undefined && end === undefined) found.push([
        [
            'expires'
        ],
        'there is no such day'
    ]);
    if (end !== undefined && end <= now.getTime()) {
        found.push([
            [
                'expires'
            ],
            `the document expired on ${expires}: review it, then set last_reviewed and expires`
        ]);
    }
    if (begin !== undefined && end !== undefined && end <= begin) {
        found.push([
            [
                'expires'
            ],
            'it expires before it was reviewed'
        ]);
    }
    return found;
}
// What looks like a file of the repository must be one: a link to a file that is gone leads nowhere.
function isFileName(text) {
    return /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*\.[A-Za-z0-9]+$/.test(text);
}
function linkBreach({ from, to, pattern }, textOf) {
    const text = textOf(from);
    if (text === undefined) return `there is no file ${from}`;
    if (!new RegExp(pattern, 'm').test(text)) return `nothing in ${from} is found by /${pattern}/`;
    if (isFileName(to)) return textOf(to) === undefined ? `there is no file ${to}` : undefined;
    return text.toLowerCase().includes(to.toLowerCase()) ? undefined : `${from} does not name "${to}"`;
}
function mustHavesBreaches({ truths, artifacts, key_links: links }, textOf) {
    const found = [];
    const at = (...path)=>[
            'must_haves',
            ...path
        ];
    if (truths && !artifacts && !links) found.push([
        at('truths'),
        'nothing shows them: name artifacts or key_links'
    ]);
    for (const [index, truth] of (truths ?? []).entries()){
        if (truths?.indexOf(truth) !== index) found.push([
            at('truths', index),
            'the same truth stands twice'
        ]);
    }
    for (const [index, { path, contains }] of (artifacts ?? []).entries()){
        const text = textOf(path);
        if (text === undefined) found.push([
            at('artifacts', index, 'path'),
            `there is no file ${path}`
        ]);
        else if (!text.includes(contains)) {
            found.push([
                at('artifacts', index, 'contains'),
                `${path} does not contain "${contains}"`
            ]);
        }
    }
    for (const [index, link] of (links ?? []).entries()){
        const message = linkBreach(link, textOf);
        if (message !== undefined) found.push([
            at('key_links', index),
            message
        ]);
    }
    return found;
}
function ownerBreaches(path, owner, { ownersOf, handleOf }) {
    const [owners, wanted] = [
        ownersOf(path),
        handleOf(owner)
    ];
    if (owners.length === 1 && (0, _githubname.isSameName)(owners[0] ?? '', wanted)) return [];
    const whose = owners.length === 0 ? 'nobody' : owners.join(', ');
    return [
        [
            [
                'owner'
            ],
            `CODEOWNERS gives ${path} to ${whose}, not to ${wanted} alone`
        ]
    ];
}
function contractBreaches(path, { fields, body, lineOf }, facts) {
    const { owner, doc_hash: reviewed, must_haves: mustHaves } = fields;
    const actual = documentHash(body);
    const found = [
        ...owner === undefined ? [] : ownerBreaches(path, owner, facts),
        ...dateBreaches(fields, facts.now),
        ...reviewed === undefined || reviewed === actual ? [] : [
            [
                [
                    'doc_hash'
                ],
                `the text changed since it was reviewed: it is ${actual}`
            ]
        ],
        ...mustHaves ? mustHavesBreaches(mustHaves, facts.textOf) : []
    ];
    return found.map(([field, message])=>({
            line: lineOf(field),
            message
        }));
}
