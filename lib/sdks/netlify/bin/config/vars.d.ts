export declare const defaultTeamId: string | undefined;
export declare const defaultTeamSlug: string | undefined;
export declare const endpoint: string | undefined;
export declare const token: string | undefined;
//# sourceMappingURL=vars.d.ts.map