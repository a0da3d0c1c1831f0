import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Digest, Time } from '../../evidence/statement/predicates/parts';
import { canonicalDigest } from '../../registry/digest';
import { readDocument } from '../../registry/document/read';
import { markdownTable } from '../../registry/markdown';
import { Id, Principal, Text } from '../../registry/schema/primitives';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/** The journal, a line of canonical JSON per entry, and its rendered page. */
export const LOG_JOURNAL = 'feedback/deployment.jsonl';
export const LOG_PAGE = 'feedback/deployment.md';

/** One entry of the readiness log (readiness updates, blockers and approvals). */
export const LogEntry = z.strictObject({
  at: Time,
  kind: z.enum(['update', 'blocker', 'approval']),
  by: Principal,
  surface: Id.nullable(),
  tier: Id.nullable(),
  text: Text,
  /** The digest of the previous entry; null for the first. */
  previous: Digest.nullable(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** Reads the journal. Throws UserError (exit 1) with the line where it was changed instead of appended to. */
export function parseLog(text: string): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  const refuse = (line: number, why: string) =>
    new UserError(`the log was changed: ${why}`, {
      place: `${LOG_JOURNAL}:${line}`,
      exitCode: 1,
      allowed: 'what causeway log append wrote, as git has it; entries are only added',
    });
  const lines = text.split('\n');
  if (text !== '' && lines.pop() !== '') throw refuse(lines.length + 1, 'its last line is cut off');
  for (const [index, line] of (text === '' ? [] : lines).entries()) {
    const document = readDocument(line);
    const entry = document.ok ? LogEntry.safeParse(document.value) : undefined;
    if (!entry?.success || canonicalize(entry.data) !== line) throw refuse(index + 1, 'this is not an entry');
    const before = entries.at(-1);
    const previous = before ? canonicalDigest(before) : null;
    if (entry.data.previous !== previous) throw refuse(index + 1, 'the entry does not follow the one before');
    if (before && entry.data.at < before.at) throw refuse(index + 1, 'the entry is older than the one before');
    entries.push(entry.data);
  }
  return entries;
}

/** The line of a new entry at the end of the journal. Throws UserError (exit 2) on an invalid entry. */
export function nextLine(entries: readonly LogEntry[], draft: Omit<LogEntry, 'previous'>): string {
  const last = entries.at(-1);
  const parsed = LogEntry.safeParse({ ...draft, previous: last ? canonicalDigest(last) : null });
  if (!parsed.success) {
    const { message, at } = firstFault(parsed.error);
    const allowed = 'one line of text, a person, update|blocker|approval';
    throw new UserError(`the entry is not valid: ${message}`, { place: at, allowed });
  }
  if (last && parsed.data.at < last.at) {
    throw new UserError('the entry would be older than the last one', { place: '--now', allowed: `after ${last.at}` });
  }
  return `${canonicalize(parsed.data)}\n`;
}

/** The log as a page, newest first. */
export function renderLog(entries: readonly LogEntry[]): string {
  const rows = entries.map(({ at, kind, by, surface, tier, text }) => {
    const about = [surface, tier].filter((each) => each !== null).join(' on ') || '–';
    return [at, kind, about, text, by];
  });
  const head = [
    ...['# Deployment readiness log', ''],
    `Generated from \`${LOG_JOURNAL}\` by \`causeway log append\`; entries are only ever added.`,
    '',
  ];
  if (rows.length === 0) return `${[...head, 'No entries yet.'].join('\n')}\n`;
  return `${[...head, markdownTable(['when', 'kind', 'about', 'what', 'who'], rows.reverse())].join('\n')}\n`;
}
