/** The swc options that must agree with `tsconfig.json`. */
export declare const OPTIONS: {
  readonly module: { readonly strictMode: boolean; readonly noInterop: boolean };
  readonly jsc: { readonly target: string };
};
