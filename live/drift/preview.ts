import {
  asPreviewDocument,
  type PreviewDiagnostic,
  type PreviewDocument,
  previewErrors,
  UNCHANGED_OPS,
} from '../../plan/engine-preview';
import { shellWord } from '../../plan/shell-word';
import { typeOfUrn } from '../../plan/urn';
import type { Finding } from '../finding';
import { isCredentialStep } from './credentials';
import type { EngineAnswer } from './pulumi';

/** The engine's exit codes (3.259): 0 nothing to change, 7 with `--expect-no-changes` when there was a change. */
const CHANGED = 7;

const KINDS: Readonly<Record<string, Finding['kind']>> = { create: 'missing', delete: 'unowned' };
const WORDS: Readonly<Record<string, string>> = {
  create: 'the program declares it, but it does not exist',
  delete: 'the state contains it, but the program no longer declares it',
};

function changes(stack: string, { steps = [] }: PreviewDocument): readonly Finding[] {
  return steps
    .filter((step) => !UNCHANGED_OPS.includes(step.op) && !isCredentialStep(step))
    .map(({ op, urn, diffReasons }) => ({
      kind: KINDS[op] ?? 'different',
      address: urn,
      ...(diffReasons?.length ? { field: [...diffReasons].sort().join(', ') } : {}),
      reason: WORDS[op] ?? `the engine would ${op} it`,
      repair: `pulumi up --stack ${stack} --refresh`,
    }));
}

/** Whether the only change is the credential of another App. */
function isOnlyCredentials({ steps = [], changeSummary = {} }: PreviewDocument): boolean {
  const counted = Object.entries(changeSummary).map(([op, count]) => (UNCHANGED_OPS.includes(op) ? 0 : count));
  const total = counted.reduce((sum, count) => sum + count, 0);
  return total > 0 && total === steps.filter(isCredentialStep).length;
}

/** For a missing object the Netlify provider fails with a 404, where GitHub's removes it from state. */
function isGone({ urn = '', message }: PreviewDiagnostic): boolean {
  const type = typeOfUrn(urn);
  return type.startsWith('netlify:') && /\b404\b/.test(message);
}

function goneObjects(stack: string, { steps = [], diagnostics = [] }: PreviewDocument): readonly Finding[] {
  const urns = new Set(diagnostics.filter(isGone).flatMap(({ urn }) => (urn === undefined ? [] : [urn])));
  return [...urns].map((urn) => {
    const isProtected = steps.some((step) => step.urn === urn && step.oldState?.protect === true);
    const remove = `pulumi state delete ${shellWord(urn)} --stack ${stack} --yes${isProtected ? ' --force' : ''}`;
    return {
      kind: 'missing',
      address: urn,
      reason: 'its provider answers 404: somebody deleted it, or it is hidden from this token',
      repair: `${remove} && pulumi up --stack ${stack} --refresh`,
    };
  });
}

function failures(document: PreviewDocument, gone: readonly Finding[]): readonly string[] {
  const known = new Set(gone.map(({ address }) => address));
  return previewErrors(document)
    .filter(({ urn }) => !(urn !== undefined && known.has(urn)))
    .map(({ message }) => message);
}

/** The document that a preview printed; undefined for another output. */
export function documentOf(stdout: string): PreviewDocument | undefined {
  try {
    return asPreviewDocument(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/**
 * The result of a preview with `--refresh` as findings by URN, without any property's value. Empty only when the engine
 * ended with 0 and counted no change. Any other result is a difference, or `unverified` with its reason.
 */
export function previewFindings(
  stack: string,
  answer: EngineAnswer,
  scrub: (message: string) => string,
): readonly Finding[] {
  const unverified = (reason: string): Finding => ({
    kind: 'unverified',
    address: stack,
    reason: scrub(reason),
    repair: `pulumi preview --refresh --stack ${stack}`,
  });
  const { code, failure, stdout, stderr } = answer;
  if (failure !== undefined || code === undefined) return [unverified(failure ?? 'the engine did not finish')];
  const document = documentOf(stdout);
  if (!document)
    return [unverified(`the engine ended with ${code} and no document: ${stderr || 'it printed no message'}`)];
  const found = changes(stack, document);
  const isWhole = document.changeSummary !== undefined;
  if (code === 0 && isWhole && found.length === 0) return [];
  if (code === CHANGED && isWhole && (found.length > 0 || isOnlyCredentials(document))) return found;
  const gone = goneObjects(stack, document);
  const reasons = [...new Set(failures(document, gone))];
  if (gone.length > 0) reasons.push('the engine stopped at the missing object: what else it would change is unknown');
  if (reasons.length === 0) reasons.push(`the engine ended with ${code}: ${stderr || 'it printed no reason'}`);
  return [...found, ...gone, ...reasons.map(unverified)];
}
