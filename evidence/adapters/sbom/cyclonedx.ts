import { z } from 'zod';
import { type HandedIn, originFaults } from '../origin';
import { readJsonReport } from '../read-json';
import type { ReportReading } from '../reading';
import { type Component, inventoryVerdict } from './inventory';

const Name = z.string().trim().min(1);

interface Part {
  readonly type: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly purl?: string | undefined;
  readonly pedigree?: { readonly commits?: readonly { readonly uid?: string | undefined }[] | undefined } | undefined;
  readonly components?: readonly Part[] | undefined;
}

const Part: z.ZodType<Part> = z.object({
  type: Name,
  name: Name,
  version: z.string().optional(),
  purl: z.string().startsWith('pkg:').optional(),
  pedigree: z.object({ commits: z.array(z.object({ uid: z.string().optional() })).optional() }).optional(),
  get components() {
    return z.array(Part).optional();
  },
});

const Tool = z.object({ name: z.string().optional(), version: z.string().optional() });

/** https://cyclonedx.org/docs/1.7/json/: only `bomFormat` and `specVersion` are required there. */
const Bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']),
  version: z.int().min(1).optional(),
  serialNumber: z
    .string()
    .regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    .optional(),
  metadata: z
    .object({
      timestamp: z.string().optional(),
      component: Part.optional(),
      // Since 1.5 an object, before a list.
      tools: z.union([z.array(Tool), z.object({ components: z.array(Tool).optional() })]).optional(),
    })
    .optional(),
  components: z.array(Part).optional(),
  compositions: z.array(z.object({ aggregate: Name })).optional(),
});

/**
 * The version in a package URL: behind its last @, without qualifiers and subpath
 * (https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst). A name with a slash behind that @ is a scope.
 */
function versionInPurl(purl: string): string | undefined {
  const path = purl.split(/[?#]/, 1)[0] ?? '';
  const version = path.slice(path.lastIndexOf('@') + 1);
  return version.includes('/') ? undefined : version;
}

function versionOf({ version = '', purl }: Part): string | undefined {
  return version.trim() || (purl && versionInPurl(purl));
}

function all(parts: readonly Part[] = []): readonly Component[] {
  return parts.flatMap((part) => [{ name: part.name, version: versionOf(part) }, ...all(part.components)]);
}

function toolOf({ metadata }: z.infer<typeof Bom>): string {
  const tools = metadata?.tools;
  const [first] = tools === undefined ? [] : 'length' in tools ? tools : (tools.components ?? []);
  return [first?.name ?? 'cyclonedx', first?.version].filter(Boolean).join(' ');
}

/** Reads a CycloneDX bill of materials in JSON, 1.2 to 1.7. Throws UserError (exit 2) on another document. */
export function readCyclonedx(text: string, handedIn: HandedIn = {}): ReportReading {
  const bom = readJsonReport('CycloneDX', text, Bom);
  const subject = bom.metadata?.component;
  const revisions = [...(subject?.pedigree?.commits ?? []).map(({ uid }) => uid), subject?.version];
  // `compositions` say whether a list is complete (https://cyclonedx.org/docs/1.7/json/#compositions).
  const open = (bom.compositions ?? []).filter(({ aggregate }) => aggregate !== 'complete').length;
  return inventoryVerdict({
    tool: toolOf(bom),
    subject: subject?.name,
    revisions: [revisions],
    components: [...all(subject?.components), ...all(bom.components)],
    faults: originFaults({ times: [bom.metadata?.timestamp] }, handedIn),
    warnings: open > 0 ? [`${open} lists of components are not said to be complete`] : [],
    handedIn,
  });
}
