import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AgreementView, acceptPortalOffer, listPortalOffers, type OfferForContact } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { local, viaIds } from "../offers/words.ts";
import { homeQuery } from "./queries.ts";

/** The offer, what the company has agreed to, and the button that agrees. */
export function PortalOfferPage() {
  const t = useText();
  const offers = useQuery({ queryKey: ["portal", "offers"], queryFn: () => listPortalOffers() });
  return (
    <Page title={t("ui.portal.support")}>
      <Loaded query={offers}>
        {(data) => (
          <div className="flex flex-col gap-4">
            {data.offers.map((offer) => (
              <OfferCard
                key={offer.id}
                offer={offer}
                agreed={data.agreements.find(({ offer_id, customer_id }) => offer_id === offer.id && customer_id)}
              />
            ))}
            <Agreements agreements={data.agreements} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function OfferCard({ offer, agreed }: { offer: OfferForContact; agreed?: AgreementView }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const { data: home } = useQuery(homeQuery);
  const [hasRead, setRead] = useState(false);
  const accept = useMutation({
    mutationFn: () => acceptPortalOffer({ offer_id: offer.id, sha256: offer.sha256 }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["portal"] }),
  });
  return (
    <Card title={local(offer.title, language)}>
      <div className="flex flex-col items-start gap-3">
        <p>{local(offer.summary, language)}</p>
        <p className="text-sm text-muted">
          {t("ui.offer.version", { number: offer.number })} · {format.date(offer.published_at)}
        </p>
        <TextLink href={`${offer.page}?lang=${language}`} target="_blank">
          {t("ui.portal.read_offer")}
        </TextLink>
        <ProblemNotice problem={accept.error?.problem} />
        {agreed ? (
          <Notice tone="good">
            {t("ui.portal.agreed", { name: agreed.accepted_by, date: format.date(agreed.accepted_at) })}
          </Notice>
        ) : home?.sees_company === false ? null : (
          <>
            <CheckField isSelected={hasRead} onChange={setRead}>
              {t("ui.portal.have_read")}
            </CheckField>
            <ActionButton
              look="primary"
              isDisabled={!hasRead}
              isPending={accept.isPending}
              onPress={() => accept.mutate()}
            >
              {t("ui.portal.accept")}
            </ActionButton>
          </>
        )}
      </div>
    </Card>
  );
}

function Agreements({ agreements }: { agreements: AgreementView[] }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <Card title={t("ui.agreement.title")}>
      {agreements.length === 0 ? <p className="text-muted">{t("ui.portal.no_agreement")}</p> : null}
      <ul className="flex flex-col gap-2">
        {agreements.map((each) => (
          <li key={each.id}>
            {t("ui.offer.version", { number: each.offer_number ?? 0 })}: {local(each.offer_title, language)}
            <div className="text-sm text-muted">
              {[
                each.customer_id ? each.accepted_by : t("ui.agreement.default"),
                format.date(each.valid_from),
                each.customer_id ? word(t, viaIds, each.accepted_via) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
