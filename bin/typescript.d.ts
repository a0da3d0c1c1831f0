/** What swc is told, as far as `tsconfig.json` must agree with it. */
export declare const OPTIONS: {
  readonly module: { readonly strictMode: boolean; readonly noInterop: boolean };
  readonly jsc: { readonly target: string };
};
