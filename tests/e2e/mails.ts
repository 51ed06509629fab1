import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { servedDesk } from "./desk.ts";

/** A mail that the desk sent, as its recipient reads it. */
export interface Sent {
  to: string;
  /** Where an answer goes. */
  replyTo: string;
  subject: string;
  text: string;
}

/** The mails in the desk's outbox folder. */
export function outbox(): Sent[] {
  const folder = join(servedDesk().data, "outbox");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .map((name) => read(readFileSync(join(folder, name), "latin1")));
}

export function read(raw: string): Sent {
  const [head] = split(raw);
  return {
    to: header(head, "to"),
    replyTo: header(head, "reply-to"),
    subject: words(header(head, "subject")), text: textOf(raw) };
}

/** The first text part, decoded. */
function textOf(raw: string): string {
  const [head, body] = split(raw);
  const type = header(head, "content-type");
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    return parts.map((part) => textOf(part.replace(/^\r?\n/, ""))).find((text) => text !== "") ?? "";
  }
  if (type !== "" && !type.startsWith("text/plain")) return "";
  return decode(body, header(head, "content-transfer-encoding").toLowerCase()).toString("utf8");
}

function split(raw: string): [string, string] {
  const at = /\r?\n\r?\n/.exec(raw);
  return at ? [raw.slice(0, at.index), raw.slice(at.index + at[0].length)] : [raw, ""];
}

function header(head: string, name: string): string {
  const unfolded = head.replace(/\r?\n[ \t]+/g, " ");
  return new RegExp(`^${name}:\\s*(.*)$`, "im").exec(unfolded)?.[1]?.trim() ?? "";
}

function decode(body: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const plain = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}

/** RFC 2047 words in a header. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : decode(word.replaceAll("_", " "), "quoted-printable").toString("utf8"),
    );
}
