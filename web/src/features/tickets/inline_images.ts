/** As the server has it: what every mail program shows, and none runs. */
const types = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export function isInlineImage({ type }: { type: string }) {
  return types.has(type);
}

/** A name that may stand in Markdown as it is, and that no other file of the draft has. */
export function ownName(name: string, taken: string[]) {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+/, "") || "image.png";
  const dot = safe.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
  let own = safe;
  for (let number = 2; taken.includes(own); number += 1) own = `${stem}-${number}${ending}`;
  return own;
}

export function withOwnNames(files: File[], taken: string[]) {
  const all = [...taken];
  return files.map((file) => {
    if (!isInlineImage(file)) return file;
    const name = ownName(file.name || "image.png", all);
    all.push(name);
    return new File([file], name, { type: file.type });
  });
}

const reference = (name: string) => `![${name}](${name})`;

/** The text with the images named where the cursor stood. */
export function withImages(text: string, at: number, images: { name: string }[]) {
  if (images.length === 0) return text;
  const place = Math.min(at, text.length);
  return text.slice(0, place) + images.map(({ name }) => reference(name)).join("\n") + text.slice(place);
}

export function withoutImage(text: string, name: string) {
  return text.replaceAll(reference(name), "");
}

export type Piece = { kind: "text"; text: string } | { kind: "image"; words: string; name: string };

const named = /!\[([^\]\n]{0,200})\]\(([^\s()<>]{1,240})\)/g;

/** A text in the pieces between the images that it names; a name that is none of `names` stays text. */
export function pieces(text: string, names: string[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(named)) {
    const [whole, words = "", name = ""] = match;
    if (!names.includes(name)) continue;
    if (match.index > at) found.push({ kind: "text", text: text.slice(at, match.index) });
    found.push({ kind: "image", words, name });
    at = match.index + whole.length;
  }
  if (at < text.length || found.length === 0) found.push({ kind: "text", text: text.slice(at) });
  return found;
}
