import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useText } from "../../texts/text.ts";
import { agentsQuery } from "../session/queries.ts";
import { type Begun, begunMention, matching, wordFor } from "./mention_words.ts";

interface Props {
  text: string;
  onChange: (text: string) => void;
  children: ReactNode;
}

const shown = 8;

/** Around a box to write in: an `@` offers the desk's people, chosen by arrows and Enter or by the pointer. The box keeps
 * the focus all the while. */
export function MentionBox({ text, onChange, children }: Props) {
  const t = useText();
  const list = useId();
  const frame = useRef<HTMLDivElement>(null);
  const agents = useQuery(agentsQuery);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [at, setAt] = useState(0);
  const all = agents.data?.items ?? [];
  const people = begun ? matching(all, begun.typed).slice(0, shown) : [];
  const isOpen = people.length > 0;
  const chosen = Math.min(at, people.length - 1);

  const look = (box: EventTarget) => {
    if (!(box instanceof HTMLTextAreaElement)) return;
    const next = begunMention(box.value, box.selectionStart);
    if (next?.from !== begun?.from) setAt(0);
    setBegun(next);
  };
  const take = (index: number) => {
    const person = people[index];
    const box = frame.current?.querySelector("textarea");
    if (!begun || !person || !box) return;
    const word = `@${wordFor(person, all)} `;
    const end = begun.from + 1 + begun.typed.length;
    onChange(text.slice(0, begun.from) + word + text.slice(end).replace(/^ /, ""));
    setBegun(null);
    const caret = begun.from + word.length;
    // Once the new text stands in the box.
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(caret, caret);
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
    if (step) setAt((chosen + step) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") take(chosen);
    else if (event.key === "Escape") setBegun(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    const box = frame.current?.querySelector("textarea");
    if (!box) return;
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-haspopup", "listbox");
    if (isOpen) {
      box.setAttribute("aria-controls", list);
      box.setAttribute("aria-activedescendant", `${list}${chosen}`);
    } else {
      box.removeAttribute("aria-controls");
      box.removeAttribute("aria-activedescendant");
    }
  }, [isOpen, chosen, list]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the box inside is what is written in; its list follows it
    <div
      ref={frame}
      className="relative"
      onSelect={(event) => look(event.target)}
      onInput={(event) => look(event.target)}
      onKeyDownCapture={onKey}
      onBlur={() => setBegun(null)}
    >
      {children}
      {isOpen ? (
        <div
          id={list}
          role="listbox"
          aria-label={t("ui.follow.people")}
          className="absolute bottom-full left-0 z-30 mb-1 max-h-64 min-w-56 overflow-auto rounded-md border border-line bg-raised p-1 shadow-lg"
        >
          {people.map((person, index) => (
            <div
              key={person.id}
              id={`${list}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // Before the box loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(index);
              }}
              className={`flex min-h-8 cursor-pointer items-center rounded-sm px-2 ${index === chosen ? "bg-accent-soft text-accent-strong" : ""}`}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
      <span role="status" className="sr-only">
        {isOpen ? t("ui.follow.found", { count: people.length, name: people[chosen]?.name ?? "" }) : ""}
      </span>
    </div>
  );
}
