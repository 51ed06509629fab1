import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { GuideView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy_button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { onLive } from "../live/live.ts";
import { guideQuery } from "./queries.ts";

/** Asks for a mail to the desk, sees it come, and leads to answering it. */
export function FirstRequestStep({ guide }: { guide: GuideView }) {
  const t = useText();
  const queryClient = useQueryClient();
  useEffect(
    () =>
      onLive(({ type }) => {
        if (type !== "presence") queryClient.invalidateQueries({ queryKey: guideQuery.queryKey });
      }),
    [queryClient],
  );
  if (guide.address === "") {
    return (
      <Notice tone="warn">
        {t("ui.guide.no_address")} <TextLink href="/setup-guide?step=mailbox">{t("ui.guide.mailbox")}</TextLink>
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Card title={t("ui.guide.send_now")}>
        <p>{t("ui.guide.send_now_words")}</p>
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <strong className="text-lg wrap-anywhere">{guide.address}</strong>
          <CopyButton text={guide.address} label={t("ui.guide.copy_address")} />
        </p>
      </Card>
      <div role="status">
        <Arrived guide={guide} />
      </div>
    </div>
  );
}

function Arrived({ guide }: { guide: GuideView }) {
  const t = useText();
  const { request } = guide;
  if (!request) return <p className="text-muted">{t("ui.guide.waiting")}</p>;
  const subject = { number: request.number, subject: request.subject };
  if (!request.answered_at) {
    return (
      <Card title={t("ui.guide.arrived")}>
        <p className="mb-3 font-medium wrap-anywhere">{t("ui.guide.arrived_words", subject)}</p>
        <ButtonLink href={`/tickets/${request.id}`} look="primary">
          {t("ui.guide.answer")}
        </ButtonLink>
      </Card>
    );
  }
  const minutes = Math.max(1, Math.round((Date.parse(request.answered_at) - Date.parse(guide.desk_made_at)) / 60_000));
  return (
    <Notice tone="good">
      <p className="font-medium">{t("ui.guide.answered", subject)}</p>
      {minutes <= 120 ? <p>{t("ui.guide.took", { minutes })}</p> : null}
    </Notice>
  );
}
