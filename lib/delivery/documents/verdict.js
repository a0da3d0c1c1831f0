"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgeDocument", {
    enumerable: true,
    get: function() {
        return judgeDocument;
    }
});
const _frontmatter = require("../notes/front-matter");
const _golive = require("../notes/go-live");
const _incidentlog = require("../notes/incident-log");
const _postmortem = require("../notes/postmortem");
const _shape = require("../notes/shape");
const _breaches = require("./breaches");
const _contract = require("./contract");
const _exceptionrequest = require("./exception-request");
const _templates = require("./templates");
/** Documents that somebody filled in, by the schema that they say they have. */ const FILLED = {
    'urn:causeway:exception-request:v1': (text)=>(0, _frontmatter.readFrontMatter)(text, _exceptionrequest.ExceptionRequest),
    'urn:causeway:go-live-checklist:v1': _golive.readGoLive,
    'urn:causeway:incident-log:v1': _incidentlog.readIncidentLog,
    'urn:causeway:postmortem:v1': _postmortem.readPostmortem,
    'urn:causeway:release-notes:v1': (text)=>(0, _frontmatter.readFrontMatter)(text, _shape.ReleaseNotes)
};
function judgeDocument(path, text, facts) {
    const none = {
        path,
        state: 'none',
        problems: []
    };
    // Fields behind a byte order mark or an empty line are meant as such, and are refused rather than overlooked.
    if (_templates.TEMPLATES.includes(path) || !text.trimStart().startsWith('---')) return none;
    const schema = /^schema: (\S+)\s*$/m.exec(text)?.[1] ?? '';
    const filled = Object.hasOwn(FILLED, schema) ? FILLED[schema]?.(text) : undefined;
    if (filled) return filled.ok ? {
        ...none,
        state: 'holds'
    } : {
        path,
        state: 'malformed',
        problems: filled.problems
    };
    const document = (0, _frontmatter.readFrontMatter)(text, _contract.Contract);
    if (!document.ok) return {
        path,
        state: 'malformed',
        problems: document.problems
    };
    const problems = (0, _breaches.contractBreaches)(path, document, facts);
    return {
        path,
        state: problems.length === 0 ? 'holds' : 'broken',
        problems
    };
}
