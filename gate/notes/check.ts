import { type DocumentProblem, type FilledDocument, isBlank, readFrontMatter } from './front-matter';
import { ReleaseNotes } from './shape';

/** The facts that the notes must match. An undefined one is not known yet, and the notes must only have the field. */
export interface NotesFacts {
  readonly tier: string;
  readonly commit: string;
  /** The surfaces of the release: exactly these. */
  readonly surfaces?: readonly string[];
  /** The bundle of each of them. */
  readonly bundles?: Readonly<Record<string, string>>;
  /** The applied waivers: exactly these. */
  readonly waivers?: readonly string[];
  /** The decision's digest, if it exists. */
  readonly decision?: string;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : [...values].sort().join(', ');
}

function bodyProblems({ body, bodyLine }: FilledDocument<ReleaseNotes>): readonly DocumentProblem[] {
  const lines = body.split('\n');
  const at = lines.findIndex((line) => /^## What changed\s*$/.test(line));
  if (at < 0) return [{ line: bodyLine, message: 'there is no section "## What changed"' }];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^##? /.test(line));
  const text = rest.slice(0, end < 0 ? rest.length : end).filter((line) => line.trim() !== '' && !isBlank(line));
  return text.length > 0 ? [] : [{ line: bodyLine + at, message: '"## What changed" says nothing' }];
}

function disagreements(notes: FilledDocument<ReleaseNotes>, facts: NotesFacts): readonly DocumentProblem[] {
  const { fields, lineOf } = notes;
  const problems: DocumentProblem[] = [];
  const disagree = (field: keyof ReleaseNotes, said: string, is: string) =>
    problems.push({ line: lineOf([field]), message: `${field}: the notes say ${said}, the release has ${is}` });
  if (fields.tier !== facts.tier) disagree('tier', fields.tier, facts.tier);
  if (fields.commit !== facts.commit) disagree('commit', fields.commit, facts.commit);
  const { surfaces = fields.surfaces, waivers = fields.waivers, bundles = fields.bundles, decision } = facts;
  if (!sameSet(fields.surfaces, surfaces)) disagree('surfaces', list(fields.surfaces), list(surfaces));
  if (!sameSet(fields.waivers, waivers)) disagree('waivers', list(fields.waivers), list(waivers));
  const pairs = (map: Readonly<Record<string, string>>) => Object.entries(map).map((pair) => pair.join(' '));
  if (!sameSet(pairs(fields.bundles), pairs(bundles))) {
    disagree('bundles', list(pairs(fields.bundles)), list(pairs(bundles)));
  }
  if (!sameSet(Object.keys(fields.bundles), fields.surfaces)) {
    const message = `bundles: one for each of ${list(fields.surfaces)}, not for ${list(Object.keys(fields.bundles))}`;
    problems.push({ line: lineOf(['bundles']), message });
  }
  if (decision !== undefined && fields.decision !== decision) disagree('decision', fields.decision, decision);
  return problems;
}

/**
 * The faults in release notes, by line. None when they name surfaces, commit, bundles, decision, waivers, rollback
 * path, objectives evidence (S98) and tests evidence (S99), and match the release.
 */
export function checkNotes(text: string, facts: NotesFacts): readonly DocumentProblem[] {
  const notes = readFrontMatter(text, ReleaseNotes);
  if (!notes.ok) return notes.problems;
  const problems = [...disagreements(notes, facts), ...bodyProblems(notes)];
  return problems.sort((left, right) => left.line - right.line);
}

/** The filled-in fields of notes; undefined when they are incomplete. */
export function readNotes(text: string): ReleaseNotes | undefined {
  const notes = readFrontMatter(text, ReleaseNotes);
  return notes.ok ? notes.fields : undefined;
}
