import { useState } from "react";
import type { Selection } from "react-aria-components";

/** The chosen rows of a list. What is no longer shown is not chosen: nobody changes what they do not see. */
export function useChosen(ids: string[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const chosen = ids.filter((id) => keys.has(id));
  return {
    chosen,
    choose: (selection: Selection) => setKeys(new Set(selection === "all" ? ids : [...selection].map(String))),
    toggle: (id: string) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setKeys(next);
    },
    clear: () => setKeys(new Set()),
  };
}
