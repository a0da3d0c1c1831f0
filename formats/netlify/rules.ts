import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';

/** One rule of `[[headers]]` or of a `_headers` file. */
export interface HeaderRule {
  readonly for: string;
  readonly values: Readonly<Record<string, string>>;
  /** Matches the paths of the rule. */
  readonly forRegExp: RegExp;
}

/** One rule of `[[redirects]]` or of a `_redirects` file. */
export interface RedirectRule {
  readonly from: string;
  readonly to: string;
  /** The path of `from`, without scheme and host. */
  readonly path: string;
  readonly scheme?: string;
  readonly host?: string;
  /** Absent: 301, Netlify's default. */
  readonly status?: number;
  readonly force: boolean;
  readonly query: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly signed?: string;
  readonly rate_limit?: unknown;
}

/** The rules of a site, in the order in which Netlify applies them. */
export interface NetlifyRules {
  readonly headers: readonly HeaderRule[];
  readonly redirects: readonly RedirectRule[];
}

/** The sources of rules: files of the published tree, and the `netlify.toml` of a build. */
export interface RuleTexts {
  readonly _headers?: Buffer | undefined;
  readonly _redirects?: Buffer | undefined;
  readonly config?: string | undefined;
}

/** The rules of some texts, or the errors of Netlify's own parsers. */
export type RulesReading =
  | { readonly ok: true; readonly rules: NetlifyRules }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Reads rules as Netlify's build does, with its own parsers: those of the files come before those of the `netlify.toml`
 * (https://github.com/netlify/build/tree/main/packages/redirect-parser, `mergeRedirects`, and headers-parser,
 * `mergeHeaders`). The parsers read files only, so that the texts are put into a folder for temporary ones.
 */
export async function readNetlifyRules({ _headers, _redirects, config }: RuleTexts): Promise<RulesReading> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-rules-'));
  try {
    const put = async (name: string, content: Buffer | string | undefined): Promise<string[]> => {
      if (content === undefined) return [];
      await writeFile(join(folder, name), content);
      return [join(folder, name)];
    };
    const headersFiles = await put('_headers', _headers);
    const redirectsFiles = await put('_redirects', _redirects);
    const [netlifyConfigPath] = await put('netlify.toml', config);
    const common = { ...(netlifyConfigPath === undefined ? {} : { netlifyConfigPath }), minimal: false };
    const headers = await parseAllHeaders({ ...common, headersFiles, configHeaders: [] });
    const redirects = await parseAllRedirects({ ...common, redirectsFiles, configRedirects: [] });
    const reasons = [...headers.errors, ...redirects.errors].map(({ message }) => message.replaceAll(`${folder}/`, ''));
    if (reasons.length > 0) return { ok: false, reasons };
    return {
      ok: true,
      rules: { headers: headers.headers as readonly HeaderRule[], redirects: redirects.redirects as RedirectRule[] },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
