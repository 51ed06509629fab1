import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { useFilter } from "react-aria-components";
import type { MacroView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { MacroPreview } from "./macro_preview.tsx";
import { useMacroSummary } from "./macro_words.ts";
import { macrosQuery } from "./queries.ts";

interface Props {
  tickets: string[];
  isOpen: boolean;
  /** The macro that is to be run, where it is chosen already. */
  chosen?: string;
  onClose: () => void;
  /** After everything was done; `isResolved` when the macro finished the requests. */
  onDone: (isResolved: boolean) => void;
}

/** First which macro, then what it does with each request, then it is done. */
export function MacroDialog({ tickets, isOpen, chosen, onClose, onDone }: Props) {
  const t = useText();
  return (
    <ModalDialog title={t("ui.macro.run")} isOpen={isOpen} onClose={onClose} width="wide">
      <Steps tickets={tickets} chosen={chosen} onDone={onDone} />
    </ModalDialog>
  );
}

function Steps({ tickets, chosen, onDone }: Pick<Props, "tickets" | "chosen" | "onDone">) {
  const t = useText();
  const macros = useQuery(macrosQuery);
  const [id, setId] = useState(chosen);
  return (
    <Loaded query={macros}>
      {({ items }) => {
        const macro = items.find((each) => each.id === id);
        if (macro) return <MacroPreview macro={macro} tickets={tickets} onDone={onDone} />;
        if (items.length > 0) return <Choice macros={items} onChoose={setId} />;
        return (
          <Empty
            title={t("ui.macro.none")}
            hint={t("ui.macro.none_hint")}
            action={<ButtonLink href="/settings/texts">{t("ui.macro.add")}</ButtonLink>}
          />
        );
      }}
    </Loaded>
  );
}

/** Found by typing, without case and accents; arrows choose, Enter takes. */
function Choice({ macros, onChoose }: { macros: MacroView[]; onChoose: (id: string) => void }) {
  const t = useText();
  const listId = useId();
  const { contains } = useFilter({ sensitivity: "base" });
  const summary = useMacroSummary();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = macros.filter(({ name }) => contains(name, text.trim()));
  const current = Math.min(at, found.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const macro = found[current];
    if (step && found.length > 0) setAt((current + step + found.length) % found.length);
    else if (event.key === "Enter" && macro) onChoose(macro.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: whoever opens the dialog has come to choose
        autoFocus
        role="combobox"
        aria-label={t("ui.macro.find")}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
        placeholder={t("ui.macro.find")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full rounded-md border border-line-strong bg-raised px-3 py-2 outline-none placeholder:text-muted focus:border-accent"
      />
      {found.length === 0 ? <p className="px-2.5 py-2 text-muted">{t("ui.macro.nothing")}</p> : null}
      <div role="listbox" id={listId} aria-label={t("ui.macro.title")} className="mt-2 max-h-[50vh] overflow-y-auto">
        {found.map((macro, index) => (
          <div
            key={macro.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(macro.id);
            }}
            className={`flex min-h-9 cursor-pointer flex-col rounded-md px-2.5 py-1 hover:bg-hover ${index === current ? "bg-accent-soft text-accent-strong" : ""}`}
          >
            <span className="font-medium">{macro.name}</span>
            <span className="text-sm text-muted">{summary(macro)}</span>
          </div>
        ))}
      </div>
    </>
  );
}
