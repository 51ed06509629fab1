import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

/** Somebody of the demo, with what it takes to sign in. */
export interface Person {
  name: string;
  email: string;
  kind: string;
  password: string;
}

/** A desk with the demo's people and no requests. */
export interface Seed {
  /** The folder of its data. */
  data: string;
  /** Its short name. */
  desk: string;
  people: Person[];
}

declare module "vitest" {
  interface ProvidedContext {
    seed: Seed;
  }
}

const binary = process.env.E2E_BINARY ?? join(import.meta.dirname, "../../build/release/podpora");

/** The surroundings of the binary: settings of whoever runs the tests must not reach it. Mailboxes may be on this machine. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PODPORA_"))),
  PODPORA_MAIL__PRIVATE_NETWORKS: "127.0.0.0/8",
};

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "podpora-e2e-"));
}

export function run(...words: string[]): string {
  return execFileSync(binary, words, { encoding: "utf8", env });
}

/** Hands a mail to the desk, as a mail server does. */
export function deliver(data: string, desk: string, mail: string) {
  execFileSync(binary, ["mail", "deliver", "--desk", desk, "--data", data], { input: mail, env });
}

/** A server that runs until `stop`. `printed` waits for a line of its output and gives what the expression caught. */
export class Server {
  readonly #process: ChildProcess;
  #output = "";

  /** `settings` are environment variables on top of those that every server of the tests has. */
  constructor(data: string, settings: Record<string, string> = {}, listen = "127.0.0.1:0") {
    const words = ["serve", "--data", data, "--listen", listen];
    this.#process = spawn(binary, words, { stdio: ["ignore", "pipe", "inherit"], env: { ...env, ...settings } });
    this.#process.stdout?.on("data", (bytes) => {
      this.#output += bytes;
    });
  }

  printed(line: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const caught = line.exec(this.#output)?.[1];
        if (caught) resolve(caught);
      };
      this.#process.stdout?.on("data", look);
      this.#process.once("exit", (code) => reject(new Error(`the server ended with ${code}\n${this.#output}`)));
      look();
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#process.once("exit", () => resolve());
      this.#process.kill("SIGTERM");
    });
  }
}

export const listening = /^listening on (http:\S+)$/m;

/** Seeds once for the whole run; each file begins with a copy. */
export default function setup(project: TestProject) {
  if (!existsSync(binary)) throw new Error(`${binary} is not there: ./dev build makes it`);
  const data = newFolder();
  const seed = JSON.parse(run("demo", "--seed", "--data", data, "--json"));
  project.provide("seed", { data, ...seed });
  return () => rmSync(data, { recursive: true });
}
