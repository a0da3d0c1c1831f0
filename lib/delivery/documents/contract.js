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
    get CONTRACT_FIELDS () {
        return CONTRACT_FIELDS;
    },
    get Contract () {
        return Contract;
    },
    get MustHaves () {
        return MustHaves;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _nearest = require("../../registry/nearest");
const _primitives = require("../../registry/schema/primitives");
/** A path of the repository, from its root. */ const RepositoryPath = _zod.z.string().max(500).regex(/^(?!\/|.*(?:^|\/)\.\.(?:\/|$))[A-Za-z0-9._/-]+$/, 'a path stays inside the repository');
function isPattern(text) {
    try {
        return new RegExp(text) instanceof RegExp;
    } catch  {
        return false;
    }
}
const MustHaves = _zod.z.strictObject({
    /** Sentences that hold because of the artifacts and links below. */ truths: _zod.z.array(_primitives.Text).min(1).optional(),
    /** Files that are there, what each is for, and a text that stands in it. */ artifacts: _zod.z.array(_zod.z.strictObject({
        path: RepositoryPath,
        provides: _primitives.Text,
        contains: _primitives.Text
    })).min(1).optional(),
    /** A file that names something: what, by which way, and the regular expression that finds it there. */ key_links: _zod.z.array(_zod.z.strictObject({
        from: RepositoryPath,
        to: _primitives.Text,
        via: _primitives.Text,
        pattern: _primitives.Text.refine(isPattern, 'a pattern is a regular expression')
    })).min(1).optional()
});
const fields = {
    /** Who alone changes the document: its code owner. */ owner: _primitives.Principal.optional(),
    last_reviewed: _primitives.CalendarDate.optional(),
    /** The last day on which it counts. */ expires: _primitives.CalendarDate.optional(),
    /** The sha256 of the text below the fields, as it was reviewed. */ doc_hash: _parts.Digest.optional(),
    must_haves: MustHaves.optional()
};
const CONTRACT_FIELDS = Object.keys(fields);
const Contract = _zod.z.looseObject(fields).superRefine((document, issues)=>{
    for (const key of Object.keys(document)){
        const meant = CONTRACT_FIELDS.includes(key) ? undefined : (0, _nearest.nearest)(key, CONTRACT_FIELDS);
        if (meant !== undefined) {
            issues.addIssue({
                code: 'custom',
                message: `an unknown field: did you mean ${meant}?`,
                path: [
                    key
                ]
            });
        }
    }
});
