import { Eye, PenLine } from "lucide-react";
import { useEffect, useState } from "react";
import { type PresenceState, tellPresence } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { useSession } from "../session/queries.ts";
import { onLive } from "./live.ts";

interface Person {
  id: string;
  name: string;
  state: string;
  until: number;
}

const beat = 20_000;
const lasts = 50_000;
const editingLasts = 15_000;

function withPerson(people: Person[], next: Person): Person[] {
  const others = people.filter(({ id }) => id !== next.id);
  return next.state === "gone" ? others : [...others, next].sort((a, b) => a.name.localeCompare(b.name));
}

/** Tells the desk what is done with this ticket, and who else has it before them. */
export function usePresence(ticket: string): Person[] {
  const own = useSession()?.person_id;
  const [people, setPeople] = useState<Person[]>([]);
  useEffect(() => {
    let typed = 0;
    let told = "";
    const state = (): PresenceState => {
      if (document.hidden) return "idle";
      return Date.now() - typed < editingLasts ? "editing" : "viewing";
    };
    const tell = (next: PresenceState, init: RequestInit = {}) => {
      told = next;
      tellPresence(ticket, { state: next }, init).then(
        ({ items }) =>
          setPeople(items.map(({ person_id: id, name, state }) => ({ id, name, state, until: Date.now() + lasts }))),
        () => {},
      );
    };
    const tellChange = () => {
      // A page that is left is hidden behind it, too: that it is idle would say again that somebody is there.
      if (told !== "gone" && state() !== told) tell(state());
    };
    const comeBack = () => {
      if (told === "gone") tell(state());
    };
    const onInput = (event: Event) => {
      if (!(event.target instanceof HTMLElement) || !event.target.closest("main")) return;
      typed = Date.now();
      tellChange();
    };
    const timer = setInterval(() => {
      if (told !== "gone") tell(state());
    }, beat);
    const check = setInterval(() => {
      tellChange();
      setPeople((now) =>
        now.some(({ until }) => until < Date.now()) ? now.filter((p) => p.until >= Date.now()) : now,
      );
    }, 5_000);
    const leave = () => tell("gone", { keepalive: true });
    tell(state());
    document.addEventListener("visibilitychange", tellChange);
    document.addEventListener("input", onInput);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeBack);
    return () => {
      clearInterval(timer);
      clearInterval(check);
      document.removeEventListener("visibilitychange", tellChange);
      document.removeEventListener("input", onInput);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeBack);
      leave();
    };
  }, [ticket]);
  useEffect(
    () =>
      onLive((message) => {
        if (message.type !== "presence" || message.ticket !== ticket || message.person === own) return;
        const { person: id, name, state } = message;
        setPeople((now) => withPerson(now, { id, name, state, until: Date.now() + lasts }));
      }),
    [ticket, own],
  );
  return people;
}

/** Who else looks at the ticket or writes on it. */
export function PresenceLine({ ticket }: { ticket: string }) {
  const t = useText();
  const people = usePresence(ticket);
  const editing = people.filter(({ state }) => state === "editing");
  const viewing = people.filter(({ state }) => state === "viewing" || state === "idle");
  const names = (list: Person[]) => list.map(({ name }) => name).join(", ");
  return (
    <div role="status" className="flex flex-wrap gap-x-4 gap-y-1 empty:hidden">
      {editing.length > 0 ? (
        <span className="inline-flex items-center gap-1.5 rounded-full bg-warn px-2.5 py-0.5 text-sm font-medium text-warn-ink">
          <PenLine aria-hidden="true" className="size-3.5" />
          {t("ui.presence.editing", { names: names(editing), count: editing.length })}
        </span>
      ) : null}
      {viewing.length > 0 ? (
        <span className="inline-flex items-center gap-1.5 text-sm text-muted">
          <Eye aria-hidden="true" className="size-3.5" />
          {t("ui.presence.viewing", { names: names(viewing), count: viewing.length })}
        </span>
      ) : null}
    </div>
  );
}
