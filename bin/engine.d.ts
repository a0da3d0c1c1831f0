/** The version of @pulumi/pulumi that is changed as it is loaded; any other one is left as it is. */
export const KNOWN: string;
