import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Draws the icons of the installed app from the one SVG. A system that cuts its own shape out of an icon gets one whose
 * ground reaches the edges. */
const dist = join(import.meta.dirname, "../dist");
const svg = readFileSync(join(dist, "icon.svg"), "utf8");
const toTheEdge = svg.replace(/ rx="\d+"/, "");
if (toTheEdge === svg) throw new Error("icon.svg has no rounded ground any more");

function draw(name: string, size: number, source: string) {
  const words = ["--width", String(size), "--height", String(size), "--output", join(dist, name)];
  execFileSync("rsvg-convert", words, { input: source });
}

draw("icon-192.png", 192, svg);
draw("icon-512.png", 512, svg);
draw("icon-maskable-512.png", 512, toTheEdge);
draw("apple-touch-icon.png", 180, toTheEdge);
