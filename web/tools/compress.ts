import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Puts `.br` and `.gz` beside every text file of the build, so that the server never compresses, and fails when an
 * entry has grown past its budget. */
const folder = join(import.meta.dirname, "../dist");
const text = /\.(?:html|js|css|svg|webmanifest)$/;

/** The most that a first load may weigh, in KiB of brotli, and all files together. */
const budgets: Record<string, number> = { "index.html": 220, "portal.html": 140 };
const totalBudget = 1024;

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

function compress() {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !text.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** The files that an entry loads before it draws anything. */
function firstLoad(manifest: Record<string, Chunk>, entry: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[entry];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const next of chunk.imports ?? []) firstLoad(manifest, next, seen);
  return seen;
}

const kib = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.br`)).size, 0) / 1024;

function checkBudgets() {
  const manifest = (entry: string): Record<string, Chunk> =>
    JSON.parse(readFileSync(join(folder, `.vite/${entry}.json`), "utf8"));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const all = names.filter((name) => name.endsWith(".br")).map((name) => name.slice(0, -".br".length));
  const rows: [string, number, number][] = Object.entries(budgets).map(([entry, most]) => [
    entry,
    kib(firstLoad(manifest(entry), entry)),
    most,
  ]);
  for (const [name, size, most] of [...rows, ["all files", kib(all), totalBudget] as const]) {
    console.log(`${name}: ${size.toFixed(0)} of ${most} KiB br`);
    if (size > most) process.exitCode = 1;
  }
}

compress();
checkBudgets();
rmSync(join(folder, ".vite"), { recursive: true });
