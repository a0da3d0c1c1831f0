import { type DocumentProblem, type FrontMatter, readFrontMatter, textField } from '../../gate/notes/front-matter';
import { ReleaseNotes } from '../../gate/notes/shape';
import { readGoLive } from '../notes/go-live';
import { readIncidentLog } from '../notes/incident-log';
import { readPostmortem } from '../notes/postmortem';
import { type ContractFacts, contractBreaches } from './breaches';
import { Contract } from './contract';
import { ExceptionRequest } from './exception-request';
import { TEMPLATES } from './templates';

/** The verdict on one document: `none` has no fields, or is a template; a `malformed` one could not be judged. */
export interface DocumentVerdict {
  readonly path: string;
  readonly state: 'none' | 'holds' | 'broken' | 'malformed';
  readonly problems: readonly DocumentProblem[];
}

/** Filled-in documents by the schema in their fields. */
const FILLED: Readonly<Record<string, (text: string) => FrontMatter<unknown>>> = {
  'urn:causeway:exception-request:v1': (text) => readFrontMatter(text, ExceptionRequest),
  'urn:causeway:go-live-checklist:v1': readGoLive,
  'urn:causeway:incident-log:v1': readIncidentLog,
  'urn:causeway:postmortem:v1': readPostmortem,
  'urn:causeway:release-notes:v1': (text) => readFrontMatter(text, ReleaseNotes),
};

/** Judges a document: a filled one by its shape, any other one with fields by its contract. */
export function judgeDocument(path: string, text: string, facts: ContractFacts): DocumentVerdict {
  const none = { path, state: 'none', problems: [] } as const;
  // Fields after a byte order mark or an empty line are probably intended, so they are refused and not ignored.
  if (TEMPLATES.includes(path) || !text.trimStart().startsWith('---')) return none;
  const schema = textField(text, 'schema') ?? '';
  const filled = Object.hasOwn(FILLED, schema) ? FILLED[schema]?.(text) : undefined;
  if (filled) return filled.ok ? { ...none, state: 'holds' } : { path, state: 'malformed', problems: filled.problems };
  const document = readFrontMatter(text, Contract);
  if (!document.ok) return { path, state: 'malformed', problems: document.problems };
  const problems = contractBreaches(path, document, facts);
  return { path, state: problems.length === 0 ? 'holds' : 'broken', problems };
}
