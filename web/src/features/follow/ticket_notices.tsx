import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readTicketNotices, type TicketNoticeList, type TicketNoticeView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { NoticeMailChoice } from "./notice_mail.tsx";
import { ticketNoticesQuery } from "./queries.ts";

const kindIds = {
  mention: "ui.follow.kind_mention",
  message: "ui.follow.kind_message",
  note: "ui.follow.kind_note",
  resolved: "ui.follow.kind_resolved",
  reopened: "ui.follow.kind_reopened",
};

/** What was said on requests that this person follows, and where they were called. */
export function TicketNotices() {
  const t = useText();
  const queryClient = useQueryClient();
  const notices = useQuery(ticketNoticesQuery);
  const read = useMutation({
    mutationFn: (last: string) => readTicketNotices({ last }),
    onSuccess: (list: TicketNoticeList) => queryClient.setQueryData(ticketNoticesQuery.queryKey, list),
  });
  const newest = notices.data?.items[0];
  return (
    <section aria-labelledby="followed" className="mb-6">
      <div className="mb-2 flex items-center gap-3">
        <h2 id="followed" className="flex-1 text-lg font-semibold">
          {t("ui.follow.title")}
        </h2>
        {newest && notices.data?.unread ? (
          <ActionButton size="small" onPress={() => read.mutate(newest.id)} isPending={read.isPending}>
            {t("ui.notice.read_all")}
          </ActionButton>
        ) : null}
      </div>
      <NoticeMailChoice />
      <ProblemNotice problem={read.error?.problem} />
      <Loaded query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.follow.none")}</p>
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {items.map((notice) => (
                <Item key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Item({ notice }: { notice: TicketNoticeView }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className={`flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 ${notice.read_at ? "" : "font-medium"}`}>
      <Chip tone={notice.kind === "mention" ? "accent" : "plain"}>{t(kindIds[notice.kind])}</Chip>
      <div className="min-w-0 flex-1">
        <TextLink href={`/tickets/${notice.ticket_id}`}>
          #{notice.ticket_number} {notice.ticket_subject || t("ui.ticket.no_subject")}
        </TextLink>
        <div className="text-sm text-muted">{notice.by_name}</div>
      </div>
      {notice.read_at ? null : <span className="sr-only">{t("ui.notice.unread_one")}</span>}
      <time dateTime={notice.made_at} title={format.dateTime(notice.made_at)} className="text-sm text-muted">
        {format.relative(notice.made_at)}
      </time>
    </li>
  );
}
