/** The documents that people copy and fill in, with blanks where they write. */
export const TEMPLATES: readonly string[] = [
  'docs/operations/go-live-checklist.md',
  'docs/operations/incident-log.md',
  'docs/operations/postmortem-template.md',
  'docs/templates/exception-request.md',
  'docs/templates/release-notes.md',
];
