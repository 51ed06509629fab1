import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something that can be done now: from the palette, and by its keys when it has some. */
export interface Command {
  id: string;
  group: "go" | "app" | "queue" | "ticket";
  /** In the reader's language. */
  name: string;
  /** One key (`j`, `E`, `/`), or two one behind the other (`g q`). */
  keys?: string;
  run: () => void;
}

const commands = new Map<string, Command>();
const listeners = new Set<() => void>();
let list: Command[] = [];
let own: Readonly<Record<string, string>> = {};

function changed() {
  list = [...commands.values()].map((command) => ({
    ...command,
    keys: (own[command.id] ?? command.keys) || undefined,
  }));
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Gives commands the keys that the person has chosen; an empty one takes the key away. Everything that shows or hears keys
 * goes by them. */
export function setOwnKeys(keys: Readonly<Record<string, string>>) {
  own = keys;
  changed();
}

/** Offers a command as long as the component is there. The one who comes last has the id. */
export function useCommand(command: Command | null) {
  const newest = useRef(command);
  newest.current = command;
  const { id, group, name, keys } = command ?? {};
  useEffect(() => {
    if (!id || !group || !name) return;
    const offered: Command = { id, group, name, keys, run: () => newest.current?.run() };
    commands.set(id, offered);
    changed();
    return () => {
      if (commands.get(id) !== offered) return;
      commands.delete(id);
      changed();
    };
  }, [id, group, name, keys]);
}

/** What can be done now. */
export function useCommands(): Command[] {
  return useSyncExternalStore(subscribe, () => list);
}

export function currentCommands(): Command[] {
  return list;
}
