import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useText } from "../texts/text.ts";
import { ActionButton } from "./button.tsx";

/** Copies a text and says so. Where the browser gives no clipboard (plain http), it selects nothing and says that. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useText();
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const words = { ready: label, copied: t("ui.common.copied"), failed: t("ui.common.copy_failed") };
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setState(done ? "copied" : "failed");
  };
  return (
    <ActionButton size="small" onPress={copy}>
      {state === "copied" ? (
        <Check aria-hidden="true" className="size-4" />
      ) : (
        <Copy aria-hidden="true" className="size-4" />
      )}
      <span aria-live="polite">{words[state]}</span>
    </ActionButton>
  );
}
