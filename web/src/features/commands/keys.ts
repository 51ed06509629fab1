import { keep, kept } from "../../texts/kept.ts";
import { type Command, currentCommands } from "./commands.ts";

const sequencePause = 1_000;

/** Single keys can be switched off (WCAG 2.2, success criterion 2.1.4): who speaks to the computer types by accident. */
export const areKeysOn = () => kept("keys") !== "off";
export const switchKeys = (on: boolean) => keep("keys", on ? "" : "off");

/** Whether what has the focus takes letters for itself. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target.closest("textarea, select, [role=menu], [role=listbox], [role=dialog], [role=alertdialog]")) return true;
  const input = target.closest("input");
  return input !== null && !["checkbox", "radio", "button", "submit"].includes(input.type);
}

/** What the keys pressed so far, one behind the other, ask for: a command, the wait for another key, or nothing. */
export function commandFor(pressed: string, commands: Command[]): Command | "wait" | null {
  const exact = commands.find(({ keys }) => keys === pressed);
  if (exact) return exact;
  return commands.some(({ keys }) => keys?.startsWith(`${pressed} `)) ? "wait" : null;
}

/** Listens for the keys of the commands that are on offer. Returns how to stop. */
export function listenForKeys(openPalette: () => void): () => void {
  let earlier = "";
  let last = 0;
  const listener = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      event.stopPropagation();
      openPalette();
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && event.key !== " ";
    if (!isPlain || !areKeysOn() || takesLetters(event.target) || document.querySelector("[role=dialog]")) return;
    const pressed = earlier && event.timeStamp - last < sequencePause ? `${earlier} ${event.key}` : event.key;
    const found = commandFor(pressed, currentCommands());
    earlier = found === "wait" ? pressed : "";
    last = event.timeStamp;
    if (!found) return;
    // Lists would take the letter for the beginning of a row's text.
    event.preventDefault();
    event.stopPropagation();
    if (found !== "wait") found.run();
  };
  window.addEventListener("keydown", listener, true);
  return () => window.removeEventListener("keydown", listener, true);
}
