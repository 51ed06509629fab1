import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { canReach, onReach } from "../../client/reach.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { accountOf, useSession } from "../session/queries.ts";
import { putDraft, replaceDraft } from "../tickets/draft.ts";
import { ticketChanged } from "../tickets/queries.ts";
import { dropWaiting, openOutbox, outbox, sendAnyway, type Waiting } from "./outbox.ts";
import { sendWaiting } from "./send_waiting.ts";

const again = 5_000;

/** Whether the server is there, by the last call. */
export function useReach() {
  return useSyncExternalStore(onReach, canReach);
}

function useAccount() {
  const account = accountOf(useSession());
  useEffect(() => openOutbox(account), [account]);
}

/** Sends what waits when the connection is back, and goes on as long as something can still go out. */
function useSending(isReached: boolean, waiting: Waiting[]) {
  const queryClient = useQueryClient();
  const isDue = isReached && waiting.some(({ held }) => !held);
  useEffect(
    () =>
      onReach((reached) => {
        if (reached) queryClient.invalidateQueries();
      }),
    [queryClient],
  );
  useEffect(() => {
    if (!isDue) return;
    const go = () => sendWaiting((ticket) => ticketChanged(queryClient, ticket));
    go();
    const timer = setInterval(go, again);
    return () => clearInterval(timer);
  }, [isDue, queryClient]);
}

/** At the head of every page while the server cannot be reached or something waits to be sent: says so in words, and
 * lets each waiting change be taken back. */
export function OfflineBar() {
  const t = useText();
  useAccount();
  const isReached = useReach();
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.list);
  useSending(isReached, waiting);
  const isShown = !isReached || waiting.length > 0;
  return (
    <div role="status">
      {isShown ? (
        <section aria-label={t("ui.offline.label")} className="border-b border-note-line bg-note text-note-ink">
          <div className="mx-auto flex max-w-page flex-col gap-1 px-4 py-2 text-sm sm:px-6">
            <p className="flex items-center gap-2 font-medium">
              <CloudOff aria-hidden="true" className="size-4 shrink-0" />
              {t(isReached ? "ui.offline.waiting" : "ui.offline.away", { count: waiting.length })}
            </p>
            {isReached ? null : <p>{t("ui.offline.reading")}</p>}
            {waiting.length > 0 ? (
              <ul className="flex flex-col gap-1">
                {waiting.map((each) => (
                  <WaitingLine key={each.id} waiting={each} isReached={isReached} />
                ))}
              </ul>
            ) : null}
          </div>
        </section>
      ) : null}
    </div>
  );
}

const kindIds = { fields: "ui.offline.fields", reply: "ui.offline.reply", note: "ui.offline.note" };
const heldIds = { late: "ui.offline.late", changed: "ui.offline.changed" };

function WaitingLine({ waiting, isReached }: { waiting: Waiting; isReached: boolean }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { held } = waiting;
  const takeBack = () => {
    dropWaiting(waiting.id);
    if (waiting.kind !== "fields") {
      putDraft(`${waiting.ticket}.${waiting.kind}`, waiting.body);
      if (waiting.files) replaceDraft(`${waiting.ticket}.${waiting.kind}.files`, waiting.files);
    }
    ticketChanged(queryClient, waiting.ticket);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        {t(kindIds[waiting.kind], { number: waiting.number })},{" "}
        <time dateTime={new Date(waiting.at).toISOString()}>{format.relative(new Date(waiting.at).toISOString())}</time>
      </span>
      {held ? (
        <span className="font-medium">
          {typeof held === "object" ? t("ui.offline.refused", { why: held.refused }) : t(heldIds[held])}
        </span>
      ) : null}
      {held && isReached ? (
        <ActionButton size="small" onPress={() => sendAnyway(waiting.id)}>
          {t("ui.offline.send_anyway")}
        </ActionButton>
      ) : null}
      <ActionButton size="small" onPress={takeBack}>
        {t(waiting.kind === "fields" ? "ui.offline.discard" : "ui.offline.to_draft")}
      </ActionButton>
    </li>
  );
}
