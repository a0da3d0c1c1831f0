/** The documents that people copy and fill in, with blanks where they write. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "TEMPLATES", {
    enumerable: true,
    get: function() {
        return TEMPLATES;
    }
});
const TEMPLATES = [
    'docs/operations/go-live-checklist.md',
    'docs/operations/incident-log.md',
    'docs/operations/postmortem-template.md',
    'docs/templates/exception-request.md',
    'docs/templates/release-notes.md'
];
