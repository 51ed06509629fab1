import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { acceptOffer, type OfferView, publishOffer } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { offersQuery } from "../offers/queries.ts";
import { TemplateForm } from "../offers/template_form.tsx";
import { local } from "../offers/words.ts";
import { useSession } from "../session/queries.ts";

/** An offer from a template, looked at and published. */
export function OfferStep({ address }: { address: string }) {
  const t = useText();
  const offers = useQuery(offersQuery);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <Loaded query={offers}>
      {({ items }) => {
        const draft = items.find(({ state }) => state === "draft");
        const published = items.find(({ state }) => state === "published");
        return (
          <div className="flex flex-col gap-4">
            {published ? <Published offer={published} /> : null}
            {draft && !isChoosing ? <Draft offer={draft} onOther={() => setChoosing(true)} /> : null}
            {isChoosing || (!draft && !published) ? (
              <TemplateForm mail={address} onDone={() => setChoosing(false)} />
            ) : null}
            {published && !draft && !isChoosing ? (
              <div>
                <ActionButton onPress={() => setChoosing(true)}>{t("ui.guide.another_offer")}</ActionButton>
              </div>
            ) : null}
          </div>
        );
      }}
    </Loaded>
  );
}

function Published({ offer }: { offer: OfferView }) {
  const t = useText();
  const session = useSession();
  return (
    <Notice tone="good">
      {t("ui.guide.offer_published", { number: offer.number ?? 0 })}{" "}
      <TextLink href={`/${session?.desk_slug}/support`} target="_blank">
        {t("ui.offers.public")}
      </TextLink>
    </Notice>
  );
}

function Draft({ offer, onOther }: { offer: OfferView; onOther: () => void }) {
  const t = useText();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const [isDefault, setDefault] = useState(true);
  const publish = useMutation({
    mutationFn: async () => {
      const { id } = await publishOffer(offer.id);
      if (isDefault) await acceptOffer({ offer_id: id });
    },
    onSettled: () => {
      for (const key of ["offers", "agreements"]) queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Card title={local(offer.content.title, language) || t("ui.offer.unnumbered")}>
      <div className="flex flex-col gap-3">
        <p>{local(offer.content.summary, language)}</p>
        <p className="text-sm text-muted">{t("ui.guide.draft_words")}</p>
        <CheckField isSelected={isDefault} onChange={setDefault}>
          {t("ui.guide.for_all")}
        </CheckField>
        <ProblemNotice problem={publish.error?.problem} />
        <div className="flex flex-wrap gap-2">
          <ActionButton look="primary" onPress={() => publish.mutate()} isPending={publish.isPending}>
            {t("ui.offer.publish")}
          </ActionButton>
          <ButtonLink href={`/offers/${offer.id}`}>{t("ui.guide.read_and_change")}</ButtonLink>
          <ActionButton onPress={onOther}>{t("ui.guide.other_template")}</ActionButton>
        </div>
      </div>
    </Card>
  );
}
