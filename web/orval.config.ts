import { defineConfig } from "orval";

/** `pnpm client` writes the typed calls of the API; the result is committed. */
export default defineConfig({
  podpora: {
    input: "../api/openapi.json",
    output: {
      target: "src/client/generated/api.ts",
      schemas: "src/client/generated/model",
      client: "fetch",
      clean: true,
      override: {
        mutator: { path: "src/client/http.ts", name: "http" },
        fetch: { includeHttpResponseReturnType: false },
      },
    },
  },
});
