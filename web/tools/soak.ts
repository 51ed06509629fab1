import { rmSync } from "node:fs";
import { chromium } from "playwright-core";
import { heapBytes, switchRequests } from "../../tests/e2e/heap.ts";
import { addRequests } from "../../tests/e2e/many.ts";
import { listening, newFolder, type Person, run, Server } from "../../tests/e2e/server.ts";

/** An agent's long day in one browser: `pnpm run soak [MINUTES]`, an hour without. Prints what the page holds after each
 * round of requests and fails when it has grown by a fifth since the first ones. */
const minutes = Number(process.argv[2] ?? 60);
const round = 200;
const growthMax = 1.2;

const data = newFolder();
const { people } = JSON.parse(run("demo", "--seed", "--requests", "--json", "--data", data)) as { people: Person[] };
const anna = people.find(({ email }) => email.startsWith("anna@"));
addRequests(data, 10_000);
const server = new Server(data);
const address = await server.printed(listening);
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
const context = await browser.newContext({ baseURL: address, locale: "en-GB" });
const headers = { Origin: address };
await context.request.post("/api/v1/session", { data: { email: anna?.email, password: anna?.password }, headers });
const page = await context.newPage();
await page.goto("/queue");
await page.getByRole("row").first().click();
await page.getByRole("heading", { level: 1 }).waitFor();

const started = Date.now();
let first = 0;
let last = 0;
do {
  await switchRequests(page, round);
  last = await heapBytes(page);
  first ||= last;
  const past = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`${past} min: ${(last / 1024 / 1024).toFixed(1)} MiB`);
} while (Date.now() - started < minutes * 60_000);
await browser.close();
await server.stop();
rmSync(data, { recursive: true });
if (last > first * growthMax) {
  console.error(`it grew by ${Math.round((last / first - 1) * 100)} %`);
  process.exitCode = 1;
}
