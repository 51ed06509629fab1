import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import {
  addHolidayFeed,
  type CalendarDetail,
  type FeedRequest,
  type FeedView,
  refreshHolidayFeed,
  removeHolidayFeed,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { calendarChanged } from "./queries.ts";

interface Props {
  calendar: CalendarDetail;
  isReadOnly: boolean;
}

/** Lists of holidays in iCalendar: files, and addresses that are fetched every day. */
export function FeedsCard({ calendar, isReadOnly }: Props) {
  const t = useText();
  return (
    <Card title={t("ui.feed.title")}>
      <p className="mb-3 text-sm text-muted">{t("ui.feed.hint")}</p>
      <ul className="flex flex-col gap-3">
        {calendar.feeds.map((feed) => (
          <FeedItem key={feed.id} calendar={calendar} feed={feed} isReadOnly={isReadOnly} />
        ))}
      </ul>
      {isReadOnly ? null : <AddFeed calendar={calendar} />}
    </Card>
  );
}

function FeedItem({ calendar, feed, isReadOnly }: Props & { feed: FeedView }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const onSuccess = (next: CalendarDetail) => calendarChanged(queryClient, next);
  const refresh = useMutation({ mutationFn: () => refreshHolidayFeed(calendar.id, feed.id), onSuccess });
  const remove = useMutation({ mutationFn: () => removeHolidayFeed(calendar.id, feed.id), onSuccess });
  return (
    <li className="border-b border-line pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <div className="font-medium">{feed.name}</div>
          <div className="text-sm wrap-anywhere text-muted">
            {t("ui.feed.days", { count: feed.days })} · {t("ui.feed.as_of", { when: format.dateTime(feed.fetched_at) })}
            {feed.url ? ` · ${feed.url}` : ""}
          </div>
        </div>
        {isReadOnly ? null : (
          <>
            {feed.url ? (
              <ActionButton size="small" onPress={() => refresh.mutate()} isPending={refresh.isPending}>
                {t("ui.feed.refresh")}
              </ActionButton>
            ) : null}
            <ActionButton
              size="small"
              aria-label={t("ui.feed.remove", { name: feed.name })}
              onPress={() => remove.mutate()}
              isPending={remove.isPending}
            >
              {t("ui.common.remove")}
            </ActionButton>
          </>
        )}
      </div>
      {feed.failure ? (
        <Notice tone="bad">{t("ui.feed.failed", { when: format.dateTime(feed.tried_at), why: feed.failure })}</Notice>
      ) : null}
      <ProblemNotice problem={refresh.error?.problem ?? remove.error?.problem} />
    </li>
  );
}

function AddFeed({ calendar }: { calendar: CalendarDetail }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<{ name: string; content: string } | null>(null);
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const add = useMutation({
    mutationFn: (values: FeedRequest) => addHolidayFeed(calendar.id, values),
    onSuccess: (next) => {
      calendarChanged(queryClient, next);
      setFile(null);
      setName("");
      setUrl("");
    },
  });
  const choose = async (files: FileList | null) => {
    const chosen = files?.item(0);
    if (!chosen) return;
    setFile({ name: chosen.name, content: await chosen.text() });
    if (!name) setName(chosen.name.replace(/\.ics$/i, ""));
  };
  return (
    <ApiForm
      label={t("ui.feed.add")}
      error={add.error}
      onSubmit={() => add.mutate(file ? { name, content: file.content } : { name, url })}
      className="mt-3 grid items-start gap-3 sm:grid-cols-[1fr_1.5fr_auto_auto]"
    >
      <TextField name="name" label={t("ui.feed.name")} value={name} onChange={setName} isRequired />
      {file ? (
        <TextField name="content" label={t("ui.feed.file")} value={file.name} isReadOnly />
      ) : (
        <TextField name="url" type="url" label={t("ui.feed.url")} value={url} onChange={setUrl} />
      )}
      <div className="pt-6">
        {file ? (
          <ActionButton onPress={() => setFile(null)}>{t("ui.feed.no_file")}</ActionButton>
        ) : (
          <FileTrigger acceptedFileTypes={[".ics", "text/calendar"]} onSelect={choose}>
            <ActionButton>{t("ui.feed.choose")}</ActionButton>
          </FileTrigger>
        )}
      </div>
      <div className="pt-6">
        <ActionButton type="submit" isPending={add.isPending}>
          {t("ui.feed.add")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
