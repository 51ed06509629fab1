import { useState } from "react";
import { keep, kept } from "../../texts/kept.ts";

/** A text that this browser keeps until it is sent: closing the tab or an ended session loses nothing. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(`draft.${key}`) ?? "");
  return [
    text,
    (next) => {
      setText(next);
      keep(`draft.${key}`, next);
    },
  ];
}
