/** The version of @pulumi/pulumi that is changed as it is loaded. Any other version is left unchanged. */
export const KNOWN: string;
