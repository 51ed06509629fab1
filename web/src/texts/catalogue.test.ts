import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { expect, test } from "vitest";
import { uiPrefixes } from "./prefixes.ts";

const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.endsWith(".d.ts"),
);

/** The messages of a catalogue by id. */
function catalogue(language: string) {
  const text = readFileSync(join(source, `../../i18n/${language}.po`), "utf8");
  const entries = text.matchAll(/^msgid "((?:[^"\\]|\\.)+)"\nmsgstr "((?:[^"\\]|\\.)*)"$/gm);
  return new Map(Array.from(entries, ([, id, message]) => [id, message] as const));
}

function usedIds() {
  const ids = new Map<string, string>();
  for (const name of files) {
    const text = readFileSync(join(source, name), "utf8");
    for (const [, id] of text.matchAll(/"(ui(?:\.[A-Za-z0-9_]+){2,})"/g)) if (id) ids.set(id, name);
  }
  return ids;
}

/** The words that a component writes without the catalogue, in elements or in attributes that people read. */
function literals(code: string): string[] {
  const read = ["label", "title", "alt", "placeholder", "aria-label", "hint", "aria-description"];
  const found: string[] = [];
  const visit = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const each = node as Record<string, unknown> & { type?: string; value?: unknown; name?: { name?: string } };
    const value = each.value as { type?: string; value?: unknown } | string | undefined;
    if (each.type === "JSXText" && typeof value === "string" && /\p{L}{2}/u.test(value)) found.push(value.trim());
    if (each.type === "JSXAttribute" && read.includes(each.name?.name ?? "") && typeof value === "object")
      if (typeof value.value === "string" && /\p{L}{2}/u.test(value.value) && !/^#[0-9a-f]{6}$/.test(value.value))
        found.push(value.value);
    for (const [key, child] of Object.entries(each)) if (key !== "type") visit(child);
  };
  visit(parseAst(code, { lang: "tsx" }));
  return found;
}

test.each(["en", "cs"])("every id that the UI uses has a text in %s", (language) => {
  const messages = catalogue(language);
  const missing = [...usedIds()].filter(([id]) => !messages.get(id));
  expect(missing).toEqual([]);
});

test("every text that the UI names is in its bundles", () => {
  const messages = catalogue("en");
  const outside = files.flatMap((name) => {
    const words = readFileSync(join(source, name), "utf8").matchAll(/"([a-z]+(?:\.[A-Za-z0-9_]+)+)"/g);
    return [...words]
      .map(([, id = ""]) => id)
      .filter((id) => messages.has(id) && !uiPrefixes.some((each) => id.startsWith(each)));
  });
  expect(outside).toEqual([]);
});

test("no text of the UI is left in the catalogues without use", () => {
  const used = usedIds();
  const unused = [...catalogue("en").keys()].filter((id) => id?.startsWith("ui.") && !used.has(id));
  expect(unused).toEqual([]);
});

test("the finder of literals sees text and readable attributes, not class names", () => {
  expect(literals('const a = <p className="text">Hello</p>;')).toEqual(["Hello"]);
  expect(literals('const a = <input aria-label="Search" name="text" />;')).toEqual(["Search"]);
  expect(literals("const a = <p>{t('ui.a.b')} · #</p>;")).toEqual([]);
});

test("no component writes texts of its own", () => {
  const components = files.filter((name) => name.endsWith(".tsx"));
  const own = components.flatMap((name) =>
    literals(readFileSync(join(source, name), "utf8")).map((text) => `${name}: ${text}`),
  );
  expect(components.length).toBeGreaterThan(40);
  expect(own).toEqual([]);
});
