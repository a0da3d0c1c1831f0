import { z } from 'zod';
import { type HandedIn, originFaults } from '../origin';
import { readJsonReport } from '../read-json';
import type { ReportReading } from '../reading';
import { inventoryVerdict } from './inventory';

const Name = z.string().trim().min(1);
const Reference = z.string().regex(/^SPDXRef-[A-Za-z0-9.-]+$/);
const DOCUMENT = 'SPDXRef-DOCUMENT';

const Package = z.object({
  SPDXID: Reference,
  name: Name,
  versionInfo: z.string().optional(),
  downloadLocation: Name,
});
type Package = z.infer<typeof Package>;

/** The fields that SPDX 2.3 requires, and those that say what a document is about: https://spdx.github.io/spdx-spec/v2.3/. */
const Document = z.object({
  spdxVersion: z.enum(['SPDX-2.2', 'SPDX-2.3']),
  dataLicense: z.literal('CC0-1.0'),
  SPDXID: z.literal(DOCUMENT),
  name: Name,
  documentNamespace: z.url(),
  creationInfo: z.object({ created: Name, creators: z.array(Name).min(1) }),
  documentDescribes: z.array(Reference).optional(),
  packages: z.array(Package).optional(),
  files: z.array(z.object({ SPDXID: Reference })).optional(),
  relationships: z
    .array(z.object({ spdxElementId: Name, relationshipType: Name, relatedSpdxElement: Name }))
    .optional(),
});
type Document = z.infer<typeof Document>;

/** What the document describes (clause 11.1, DESCRIBES and DESCRIBED_BY; `documentDescribes` is the short form in JSON). */
function described({ documentDescribes = [], relationships = [] }: Document): readonly string[] {
  const related = relationships.flatMap(({ spdxElementId: from, relationshipType, relatedSpdxElement: to }) => {
    if (relationshipType === 'DESCRIBES' && from === DOCUMENT) return [to];
    return relationshipType === 'DESCRIBED_BY' && to === DOCUMENT ? [from] : [];
  });
  return [...new Set([...documentDescribes, ...related])];
}

// A download location may name the commit: `git+https://host/project.git@<commit>` (clause 7.7).
function revisionsOf({ versionInfo, downloadLocation }: Package): readonly (string | undefined)[] {
  return [versionInfo, /^[a-z+]+:.*@([0-9a-f]+)(?:#.*)?$/i.exec(downloadLocation)?.[1]];
}

/** Reads an SPDX document in JSON, 2.2 or 2.3. Throws UserError (exit 2) on another document. */
export function readSpdx(text: string, handedIn: HandedIn = {}): ReportReading {
  const document = readJsonReport('SPDX', text, Document);
  const { packages = [], files = [], creationInfo } = document;
  const subjects = described(document);
  const ids = [...packages, ...files].map(({ SPDXID }) => SPDXID);
  const known = new Set([DOCUMENT, ...ids]);
  const faults = [...originFaults({ times: [creationInfo.created] }, handedIn)];
  if (new Set(ids).size !== ids.length) faults.push('two elements have one SPDXID');
  const ends = (document.relationships ?? []).flatMap((each) => [each.spdxElementId, each.relatedSpdxElement]);
  // NONE and NOASSERTION are no elements (clause 11.1), and DocumentRef- names one of another document.
  const isLost = (id: string) => !known.has(id) && !/^(?:NONE|NOASSERTION|DocumentRef-.+|SPDXRef-Snippet.*)$/.test(id);
  const lost = [...subjects, ...ends].filter(isLost);
  if (lost.length > 0) faults.push(`${new Set(lost).size} elements are named and not there`);
  const about = packages.filter(({ SPDXID }) => subjects.includes(SPDXID));
  const rest = packages.filter(({ SPDXID }) => !subjects.includes(SPDXID));
  return inventoryVerdict({
    tool: /^Tool: (.+)$/.exec(creationInfo.creators.find((each) => each.startsWith('Tool: ')) ?? '')?.[1] ?? 'spdx',
    subject: about[0]?.name,
    revisions: about.map(revisionsOf),
    components: rest.map(({ name, versionInfo }) => ({ name, version: versionInfo })),
    faults,
    warnings: [],
    handedIn,
  });
}
