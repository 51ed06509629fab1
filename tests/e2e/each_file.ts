import { afterAll } from "vitest";
import { serveDesk } from "./desk.ts";

// A desk of its own for each file: what one leaves behind, another never meets.
afterAll(await serveDesk());
