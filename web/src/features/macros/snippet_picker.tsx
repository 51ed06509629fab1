import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { FilledSnippet } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { useCommand } from "../commands/commands.ts";
import { replaced } from "./placeholders.ts";
import { filledQuery } from "./queries.ts";
import { askedAt, matching } from "./snippet_match.ts";
import { languageNames } from "./words.ts";

const shownMax = 8;

interface Props {
  ticketId: string;
  text: string;
  onChange: (text: string) => void;
  /** The field to write in; the first text area in it is watched. */
  children: ReactNode;
}

/** A stroke at the beginning of a word opens the list of snippets below the text; arrows choose, Enter puts one in. */
export function SnippetPicker({ ticketId, text, onChange, children }: Props) {
  const t = useText();
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const asked = caret === null ? null : askedAt(text, caret);
  const { data } = useQuery({ ...filledQuery(ticketId), enabled: asked !== null });
  const found = asked && data ? matching(data.items, asked.words).slice(0, shownMax) : [];
  const isOpen = asked !== null && data !== undefined;
  const current = Math.min(at, found.length - 1);
  const box = () => place.current?.querySelector("textarea") ?? null;
  const look = () => {
    setCaret(box()?.selectionStart ?? null);
    setAt(0);
  };
  const put = (from: number, to: number, by: string) => {
    const next = replaced(box()?.value ?? text, from, to, by);
    flushSync(() => onChange(next.text));
    box()?.focus();
    box()?.setSelectionRange(...next.select);
  };
  const insert = (snippet: FilledSnippet | undefined) => {
    if (!snippet || !asked) return;
    setCaret(null);
    put(asked.from, asked.to, snippet.body);
  };
  useListOf(place, isOpen ? listId : null, current);
  useInsertCommand(() => {
    const area = box();
    if (!area) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    put(from, to, from === 0 || /\s/.test(value[from - 1] ?? "") ? "/" : " /");
    look();
  });
  const onKey = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((current + step + found.length) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && found.length > 0) insert(found[current]);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what is written in the field within
    <div ref={place} className="relative" onInput={look} onKeyDown={onKey} onBlur={() => setCaret(null)}>
      {children}
      {isOpen ? (
        <div className="absolute inset-x-0 top-full z-40 mt-1 max-w-2xl rounded-md border border-line bg-raised p-1 shadow-lg">
          {found.length === 0 ? <p className="px-2 py-1 text-sm text-muted">{t("ui.snippet.nothing")}</p> : null}
          <div role="listbox" id={listId} aria-label={t("ui.snippet.list")}>
            {found.map((snippet, index) => (
              <Choice
                key={snippet.id}
                id={`${listId}-${index}`}
                snippet={snippet}
                isCurrent={index === current}
                isForeign={snippet.language !== data.language}
                onChoose={() => insert(snippet)}
              />
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  id: string;
  snippet: FilledSnippet;
  isCurrent: boolean;
  /** Not in the customer's language. */
  isForeign: boolean;
  onChoose: () => void;
}

function Choice({ id, snippet, isCurrent, isForeign, onChoose }: ChoiceProps) {
  const t = useText();
  const language = languageNames[snippet.language] ?? snippet.language;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      // The text keeps the focus.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
      className={`flex cursor-pointer flex-col rounded-sm px-2 py-1 hover:bg-hover ${isCurrent ? "bg-accent-soft text-accent-strong" : ""}`}
    >
      <span className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {snippet.name}
        {isForeign ? (
          <span className="text-sm font-normal text-warn-ink">{t("ui.snippet.other_language", { language })}</span>
        ) : null}
        {snippet.left.length > 0 ? (
          <span className="text-sm font-normal text-bad-ink">
            {t("ui.snippet.left", { count: snippet.left.length })}
          </span>
        ) : null}
      </span>
      <span className="truncate text-sm text-muted">{snippet.body}</span>
    </div>
  );
}

/** Tells assistive technology which list belongs to the text, and which of it is chosen. */
function useListOf(place: { current: HTMLElement | null }, list: string | null, current: number) {
  useEffect(() => {
    const area = place.current?.querySelector("textarea");
    if (!area) return;
    area.setAttribute("aria-autocomplete", "list");
    if (list) {
      area.setAttribute("aria-controls", list);
      area.setAttribute("aria-activedescendant", current >= 0 ? `${list}-${current}` : "");
    } else {
      area.removeAttribute("aria-controls");
      area.removeAttribute("aria-activedescendant");
    }
  }, [place, list, current]);
}

function useInsertCommand(run: () => void) {
  const t = useText();
  useCommand({ id: "ticket.snippet", group: "ticket", name: t("ui.snippet.insert"), run });
}
