/** The only place of pinned versions that package.json does not pin. */
export const pins: {
  readonly pulumi: string;
  readonly githubPlugin: string;
  readonly terraformPlugin: string;
  readonly netlifyProvider: string;
  readonly opentofu: string;
  readonly actionlint: string;
  readonly gh: string;
  readonly slsaVerifier: string;
  readonly workflowSchema: { readonly version: string; readonly sha256: string };
  readonly zizmor: string;
  readonly node: number;
  readonly otherNodes: readonly string[];
  readonly go: string;
};
