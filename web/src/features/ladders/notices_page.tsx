import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type NoticeList, type NoticeView, readNotices } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { clockIds } from "../clocks/words.ts";
import { TicketNotices } from "../follow/ticket_notices.tsx";
import { noticesQuery } from "./queries.ts";

/** What the person who is signed in was told of deadlines. */
export function NoticesPage() {
  const t = useText();
  const queryClient = useQueryClient();
  const notices = useQuery(noticesQuery);
  const read = useMutation({
    mutationFn: (last: string) => readNotices({ last }),
    onSuccess: (list: NoticeList) => queryClient.setQueryData(noticesQuery.queryKey, list),
  });
  const newest = notices.data?.items[0];
  const actions =
    newest && notices.data?.unread ? (
      <ActionButton onPress={() => read.mutate(newest.id)} isPending={read.isPending}>
        {t("ui.notice.read_all")}
      </ActionButton>
    ) : null;
  return (
    <Page title={t("ui.notice.title")} lead={t("ui.notice.lead")} actions={actions} width="text">
      <TicketNotices />
      <h2 className="mb-2 text-lg font-semibold">{t("ui.notice.deadlines")}</h2>
      <ProblemNotice problem={read.error?.problem} />
      <Loaded query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.notice.none")} hint={t("ui.notice.none_hint")} />
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {items.map((notice) => (
                <Item key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Item({ notice }: { notice: NoticeView }) {
  const t = useText();
  const format = useFormat();
  const missed = notice.percent === 100;
  return (
    <li className={`flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 ${notice.read_at ? "" : "font-medium"}`}>
      <Chip tone={missed ? "bad" : "warn"}>
        {missed ? t("ui.notice.missed") : t("ui.notice.used", { percent: notice.percent })}
      </Chip>
      <div className="min-w-0 flex-1">
        <TextLink href={`/tickets/${notice.ticket_id}`}>
          #{notice.ticket_number} {notice.ticket_subject || t("ui.ticket.no_subject")}
        </TextLink>
        <div className="text-sm text-muted">
          {t("ui.notice.due", { clock: word(t, clockIds, notice.kind), when: format.dateTime(notice.due_at) })}
        </div>
      </div>
      {notice.read_at ? null : <span className="sr-only">{t("ui.notice.unread_one")}</span>}
      <time dateTime={notice.made_at} title={format.dateTime(notice.made_at)} className="text-sm text-muted">
        {format.relative(notice.made_at)}
      </time>
    </li>
  );
}
