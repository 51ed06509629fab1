import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { useText } from "../../texts/text.ts";
import { ticketNoticesQuery } from "../follow/queries.ts";
import { useLater } from "../session/later.ts";
import { noticesQuery } from "./queries.ts";

/** How many warnings the person has not read, on the way to them. */
export function NoticeBell() {
  const t = useText();
  const enabled = useLater();
  const { data } = useQuery({ ...noticesQuery, enabled });
  const followed = useQuery({ ...ticketNoticesQuery, enabled }).data?.unread ?? 0;
  const unread = (data?.unread ?? 0) + followed;
  return (
    <Link
      to="/notices"
      aria-label={t("ui.notice.bell", { count: unread })}
      className="relative grid size-9 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
    >
      <Bell aria-hidden="true" className="size-5" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 min-w-5 rounded-full bg-bad px-1 text-center text-xs font-medium text-bad-ink"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
