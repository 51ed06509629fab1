/** The calls of the API with their types, as `pnpm run client` writes them from `api/openapi.json`. */
export * from "./generated/api.ts";
export type * from "./generated/model/index.ts";
