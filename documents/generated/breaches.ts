import type { DocumentProblem, FilledDocument } from '../../gate/notes/front-matter';
import { endOfDay, startOfDay } from '../../registry/dates';
import { isSameName } from '../../registry/github-name';
import type { Contract, MustHaves } from './contract';
import { documentHash } from './document-hash';

/** The facts that a contract is compared with. */
export interface ContractFacts {
  /** The text of a plain file of the repository; undefined when it is missing or unreadable. */
  readonly textOf: (path: string) => string | undefined;
  /** The code owners of a path, and a principal's handle. */
  readonly ownersOf: (path: string) => readonly string[];
  readonly handleOf: (principal: string) => string;
  readonly now: Date;
}

type Breach = readonly [path: readonly PropertyKey[], message: string];

function dateBreaches({ last_reviewed: reviewed, expires }: Contract, now: Date): readonly Breach[] {
  const found: Breach[] = [];
  const begin = reviewed === undefined ? undefined : startOfDay(reviewed);
  const end = expires === undefined ? undefined : endOfDay(expires);
  if (reviewed !== undefined && begin === undefined) found.push([['last_reviewed'], 'this day does not exist']);
  if (begin !== undefined && begin > now.getTime()) found.push([['last_reviewed'], 'the day is in the future']);
  if (expires !== undefined && end === undefined) found.push([['expires'], 'this day does not exist']);
  if (end !== undefined && end <= now.getTime()) {
    found.push([['expires'], `the document expired on ${expires}: review it, then set last_reviewed and expires`]);
  }
  if (begin !== undefined && end !== undefined && end <= begin) {
    found.push([['expires'], 'it expires before it was reviewed']);
  }
  return found;
}

// A name that looks like a file of the repository must exist: a link to a missing file leads nowhere.
function isFileName(text: string): boolean {
  return /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*\.[A-Za-z0-9]+$/.test(text);
}

function linkBreach(
  { from, to, pattern }: NonNullable<MustHaves['key_links']>[number],
  textOf: ContractFacts['textOf'],
): string | undefined {
  const text = textOf(from);
  if (text === undefined) return `there is no file ${from}`;
  if (!new RegExp(pattern, 'm').test(text)) return `nothing in ${from} matches /${pattern}/`;
  if (isFileName(to)) return textOf(to) === undefined ? `there is no file ${to}` : undefined;
  return text.toLowerCase().includes(to.toLowerCase()) ? undefined : `${from} does not name "${to}"`;
}

function mustHavesBreaches({ truths, artifacts, key_links: links }: MustHaves, textOf: ContractFacts['textOf']) {
  const found: Breach[] = [];
  const at = (...path: readonly PropertyKey[]) => ['must_haves', ...path];
  if (truths && !artifacts && !links) found.push([at('truths'), 'nothing shows them: name artifacts or key_links']);
  for (const [index, truth] of (truths ?? []).entries()) {
    if (truths?.indexOf(truth) !== index) found.push([at('truths', index), 'the same truth is listed twice']);
  }
  for (const [index, { path, contains }] of (artifacts ?? []).entries()) {
    const text = textOf(path);
    if (text === undefined) found.push([at('artifacts', index, 'path'), `there is no file ${path}`]);
    else if (!text.includes(contains)) {
      found.push([at('artifacts', index, 'contains'), `${path} does not contain "${contains}"`]);
    }
  }
  for (const [index, link] of (links ?? []).entries()) {
    const message = linkBreach(link, textOf);
    if (message !== undefined) found.push([at('key_links', index), message]);
  }
  return found;
}

function ownerBreaches(path: string, owner: string, { ownersOf, handleOf }: ContractFacts): readonly Breach[] {
  const [owners, wanted] = [ownersOf(path), handleOf(owner)];
  if (owners.length === 1 && isSameName(owners[0] ?? '', wanted)) return [];
  const whose = owners.length === 0 ? 'nobody' : owners.join(', ');
  return [[['owner'], `CODEOWNERS gives ${path} to ${whose}, not to ${wanted} alone`]];
}

/** The parts of its contract that a document at a path breaks, by line; empty when it keeps all of it. */
export function contractBreaches(
  path: string,
  { fields, body, lineOf }: FilledDocument<Contract>,
  facts: ContractFacts,
): readonly DocumentProblem[] {
  const { owner, doc_hash: reviewed, must_haves: mustHaves } = fields;
  const actual = documentHash(body);
  const found: readonly Breach[] = [
    ...(owner === undefined ? [] : ownerBreaches(path, owner, facts)),
    ...dateBreaches(fields, facts.now),
    ...(reviewed === undefined || reviewed === actual
      ? []
      : [[['doc_hash'], `the text changed since it was reviewed: its digest is now ${actual}`] as const]),
    ...(mustHaves ? mustHavesBreaches(mustHaves, facts.textOf) : []),
  ];
  return found.map(([field, message]) => ({ line: lineOf(field), message }));
}
