import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { type AcceptanceView, acceptByLink, getAcceptance } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { local } from "../offers/words.ts";
import { OutsideFrame } from "../session/outside_frame.tsx";

/** Where a link from a mail leads: the offer, and one button. Nobody signs in. */
export function AcceptPage() {
  const t = useText();
  const { desk = "", token = "" } = useParams({ strict: false }) as { desk?: string; token?: string };
  const acceptance = useQuery({ queryKey: ["acceptance", desk, token], queryFn: () => getAcceptance(desk, token) });
  return (
    <OutsideFrame title={t("ui.accept.title")}>
      <Loaded query={acceptance}>{(data) => <Acceptance acceptance={data} desk={desk} token={token} />}</Loaded>
    </OutsideFrame>
  );
}

interface Props {
  acceptance: AcceptanceView;
  desk: string;
  token: string;
}

function Acceptance({ acceptance, desk, token }: Props) {
  const t = useText();
  const format = useFormat();
  const { language, suggest } = useLanguage();
  const queryClient = useQueryClient();
  const { offer, state } = acceptance;
  useEffect(() => suggest(acceptance.language), [acceptance.language, suggest]);
  const accept = useMutation({
    mutationFn: () => acceptByLink(desk, token),
    onSuccess: (next) => queryClient.setQueryData(["acceptance", desk, token], next),
  });
  return (
    <div className="flex flex-col gap-3">
      <p>
        {t("ui.accept.who", {
          contact: acceptance.contact_name,
          customer: acceptance.customer_name,
          desk: acceptance.desk_name,
        })}
      </p>
      <div className="rounded-md border border-line p-3">
        <h2 className="font-semibold">{local(offer.title, language)}</h2>
        <p className="text-sm">{local(offer.summary, language)}</p>
        <p className="mt-1 text-sm text-muted">
          {t("ui.offer.version", { number: offer.number })} · {format.date(offer.published_at)}
        </p>
        <p className="mt-1 text-sm wrap-anywhere text-muted">{t("ui.offer.fingerprint", { hash: offer.sha256 })}</p>
        <p className="mt-2">
          <TextLink href={`${offer.page}?lang=${language}`} target="_blank">
            {t("ui.portal.read_offer")}
          </TextLink>
        </p>
      </div>
      <ProblemNotice problem={accept.error?.problem} />
      {state === "open" ? (
        <>
          <ActionButton look="primary" isPending={accept.isPending} onPress={() => accept.mutate()}>
            {t("ui.portal.accept")}
          </ActionButton>
          <p className="text-sm text-muted">
            {t("ui.accept.good_until", { date: format.date(acceptance.expires_at) })}
          </p>
        </>
      ) : null}
      {state === "used" ? <Notice tone="good">{t("ui.accept.used")}</Notice> : null}
      {state === "expired" ? <Notice tone="warn">{t("problem.link-expired")}</Notice> : null}
      {state === "replaced" ? <Notice tone="warn">{t("ui.accept.replaced")}</Notice> : null}
    </div>
  );
}
