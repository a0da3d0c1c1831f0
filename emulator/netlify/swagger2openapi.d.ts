declare module 'swagger2openapi' {
  /** Converts a Swagger 2.0 document to OpenAPI 3.0; `patch` repairs small mistakes instead of refusing them. */
  export function convertObj(swagger: object, options: { patch?: boolean }): Promise<{ openapi: object }>;
}
