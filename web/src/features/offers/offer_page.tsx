import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { acceptOffer, type OfferView, publishOffer, withdrawOffer } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay, useSession } from "../session/queries.ts";
import { OfferEditor } from "./offer_editor.tsx";
import { OfferText } from "./offer_text.tsx";
import { offerQuery } from "./queries.ts";
import { local, offerStateIds, offerStateTones } from "./words.ts";

const route = getRouteApi("/desk/offers/$offer");

export function OfferPage() {
  const { offer: id } = route.useParams();
  const offer = useQuery(offerQuery(id));
  return <Loaded query={offer}>{(data) => <OfferScreen key={data.id} offer={data} />}</Loaded>;
}

function OfferScreen({ offer }: { offer: OfferView }) {
  const t = useText();
  const format = useFormat();
  const session = useSession();
  const { language } = useLanguage();
  const mayWrite = useMay("offer_write");
  const [isEditing, setEditing] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const [asked, setAsked] = useState<"withdraw" | "default" | null>(null);
  const isDraft = offer.state === "draft";
  const address = offer.number ? `/${session?.desk_slug}/support/${offer.number}` : null;
  const name = offer.number ? t("ui.offer.version", { number: offer.number }) : t("ui.offer.unnumbered");
  return (
    <Page
      title={local(offer.content.title, language) || name}
      lead={
        <span className="flex flex-wrap items-center gap-x-3">
          <TextLink href="/offers">{t("ui.offers.title")}</TextLink>
          <span>{name}</span>
          <Chip tone={offerStateTones[offer.state]}>{word(t, offerStateIds, offer.state)}</Chip>
          {offer.published_at ? <span>{format.date(offer.published_at)}</span> : null}
        </span>
      }
      actions={
        <>
          {address ? (
            <ButtonLink href={address} target="_blank">
              {t("ui.offers.public")}
            </ButtonLink>
          ) : null}
          {isDraft && mayWrite && !isEditing ? (
            <>
              <ActionButton onPress={() => setEditing(true)}>{t("ui.offer.edit")}</ActionButton>
              <ActionButton look="primary" onPress={() => setPublishing(true)}>
                {t("ui.offer.publish")}
              </ActionButton>
            </>
          ) : null}
          {offer.state === "published" && mayWrite ? (
            <>
              <ActionButton onPress={() => setAsked("default")}>{t("ui.offer.make_default")}</ActionButton>
              <ActionButton onPress={() => setAsked("withdraw")}>{t("ui.offer.withdraw")}</ActionButton>
            </>
          ) : null}
        </>
      }
    >
      {isEditing ? <OfferEditor offer={offer} onDone={() => setEditing(false)} /> : <OfferText offer={offer} />}
      <ModalDialog title={t("ui.offer.publish")} isOpen={isPublishing} onClose={() => setPublishing(false)}>
        <Confirm
          text={t("ui.offer.publish_text")}
          action={t("ui.offer.publish")}
          run={() => publishOffer(offer.id)}
          onDone={() => setPublishing(false)}
        />
      </ModalDialog>
      <ModalDialog title={t("ui.offer.withdraw")} isOpen={asked === "withdraw"} onClose={() => setAsked(null)}>
        <Confirm
          text={t("ui.offer.withdraw_text")}
          action={t("ui.offer.withdraw")}
          run={() => withdrawOffer(offer.id)}
          onDone={() => setAsked(null)}
        />
      </ModalDialog>
      <ModalDialog title={t("ui.offer.make_default")} isOpen={asked === "default"} onClose={() => setAsked(null)}>
        <Confirm
          text={t("ui.offer.make_default_text")}
          action={t("ui.offer.make_default")}
          run={() => acceptOffer({ offer_id: offer.id })}
          onDone={() => setAsked(null)}
        />
      </ModalDialog>
    </Page>
  );
}

interface ConfirmProps {
  text: string;
  action: string;
  run: () => Promise<unknown>;
  onDone: () => void;
}

/** Asks once more before something that customers will notice. */
function Confirm({ text, action, run, onDone }: ConfirmProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: run,
    onSuccess: () => {
      for (const key of ["offers", "agreements"]) queryClient.invalidateQueries({ queryKey: [key] });
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <p>{text}</p>
      <ProblemNotice problem={act.error?.problem} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton look="primary" onPress={() => act.mutate()} isPending={act.isPending}>
          {action}
        </ActionButton>
      </div>
    </div>
  );
}
