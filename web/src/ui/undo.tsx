import { Undo2 } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { useCommand } from "../features/commands/commands.ts";
import { useText } from "../texts/text.ts";
import { ActionButton } from "./button.tsx";

interface Offer {
  text: string;
  /** Nothing to take back: it is only said. */
  undo?: () => void;
}

const lasts = 15_000;
const listeners = new Set<() => void>();
let offer: Offer | null = null;

function show(next: Offer | null) {
  offer = next;
  for (const tell of listeners) tell();
}

/** Says what was done, with a way to take it back, for a while. The next thing done takes its place. */
export function offerUndo(text: string, undo: () => void) {
  show({ text, undo });
}

/** Says something that was done, or not, while nobody waits for it. */
export function tell(text: string) {
  show({ text });
}

/** Where such offers stand: at the foot of the page, without taking the focus. */
export function UndoBar() {
  const t = useText();
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offer,
  );
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => show(null), lasts);
    return () => clearTimeout(timer);
  }, [now]);
  const takeBack = () => {
    show(null);
    now?.undo?.();
  };
  useCommand(
    now?.undo ? { id: "app.undo", group: "app", name: t("ui.undo.take_back"), keys: "Z", run: takeBack } : null,
  );
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4">
      {now ? (
        <div className="pointer-events-auto flex items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 py-2 shadow-lg">
          <span>{now.text}</span>
          {now.undo ? (
            <ActionButton size="small" onPress={takeBack}>
              <Undo2 aria-hidden="true" className="size-4" />
              {t("ui.undo.take_back")}
            </ActionButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
