import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect } from "react";
import { Link as AriaLink } from "react-aria-components";
import { useText } from "../../texts/text.ts";
import { useCommand } from "../commands/commands.ts";
import { leaveTicket, neighboursOf, useListPlace } from "../queue/list_place.ts";
import { ticketQuery } from "./queries.ts";

const step = "grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink";

/** Where the request stands in the list that it was opened from: back to it, and to what is before and behind it. */
export function TicketPlace({ id }: { id: string }) {
  const t = useText();
  const list = useListPlace();
  const navigate = useNavigate();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { previous, next, position, count } = neighboursOf(list?.ids ?? [], id);
  const address = list?.address ?? "/queue";
  const go = (ticket: string) => navigate({ to: "/tickets/$ticket", params: { ticket } });
  useEffect(() => () => leaveTicket(id), [id]);
  // So that the next one is there at once.
  useEffect(() => {
    if (next) queryClient.prefetchQuery(ticketQuery(next));
  }, [next, queryClient]);
  const back = () => router.history.push(address);
  useCommand({ id: "ticket.back", group: "ticket", name: t("ui.list.back"), keys: "u", run: back });
  useCommand(
    next ? { id: "ticket.next", group: "ticket", name: t("ui.list.next"), keys: "j", run: () => go(next) } : null,
  );
  useCommand(
    previous
      ? { id: "ticket.previous", group: "ticket", name: t("ui.list.previous"), keys: "k", run: () => go(previous) }
      : null,
  );
  return (
    <nav aria-label={t("ui.list.label")} className="flex items-center gap-1 text-sm">
      <AriaLink
        href={address}
        className="flex min-h-8 min-w-0 items-center gap-1 cursor-pointer rounded-md px-1.5 text-muted outline-none hovered:bg-hover hovered:text-ink focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ArrowLeft aria-hidden="true" className="size-4 shrink-0" />
        <span className="truncate">{list?.title ?? t("ui.nav.queue")}</span>
      </AriaLink>
      {position > 0 ? (
        <span className="ml-2 text-muted tabular-nums">{t("ui.list.position", { position, count })}</span>
      ) : null}
      {previous ? (
        <Link to="/tickets/$ticket" params={{ ticket: previous }} aria-label={t("ui.list.previous")} className={step}>
          <ChevronLeft aria-hidden="true" className="size-5" />
        </Link>
      ) : null}
      {next ? (
        <Link to="/tickets/$ticket" params={{ ticket: next }} aria-label={t("ui.list.next")} className={step}>
          <ChevronRight aria-hidden="true" className="size-5" />
        </Link>
      ) : null}
    </nav>
  );
}
