import { cpSync, rmSync } from "node:fs";
import { inject } from "vitest";
import { listening, newFolder, type Seed, Server } from "./server.ts";

/** A desk that a server answers for. */
export interface Desk extends Seed {
  address: string;
}

let served: Desk | undefined;

/** The desk of this file's tests: as it was seeded, and what they did since. */
export function servedDesk(): Desk {
  if (!served) throw new Error("no desk is served");
  return served;
}

/** Serves a copy of the seeded desk. Returns how to stop it. */
export async function serveDesk() {
  const seed = inject("seed");
  const data = newFolder();
  cpSync(seed.data, data, { recursive: true });
  const server = new Server(data);
  served = { ...seed, data, address: await server.printed(listening) };
  return async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  };
}
