import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { draftOffer, type OfferView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { PortalTermsCard } from "../portal/portal_terms_card.tsx";
import { useMay, useSession } from "../session/queries.ts";
import { blank } from "./blank.ts";
import { BrandsCard } from "./brands_card.tsx";
import { brandsQuery, offersQuery } from "./queries.ts";
import { local, offerStateIds, offerStateTones } from "./words.ts";

/** All versions of the desk's support offer, and the page that customers read. */
export function OffersPage() {
  const t = useText();
  const session = useSession();
  const mayWrite = useMay("offer_write");
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const offers = useQuery(offersQuery);
  const brands = useQuery(brandsQuery);
  const brandName = (id: string | null) => brands.data?.items.find((each) => each.id === id)?.name;
  const draft = useMutation({
    mutationFn: (brand: string | null) => {
      const all = offers.data?.items ?? [];
      const last = all.find(({ brand_id }) => brand_id === brand) ?? all[0];
      return draftOffer({ content: last?.content ?? blank.content, brand_id: brand });
    },
    onSuccess: ({ id }) => {
      queryClient.invalidateQueries({ queryKey: ["offers"] });
      navigate({ to: "/offers/$offer", params: { offer: id } });
    },
  });
  const add = (
    <>
      {(brands.data?.items ?? [])
        .filter(({ code }) => code !== session?.desk_slug)
        .map(({ id, name }) => (
          <ActionButton key={id} onPress={() => draft.mutate(id)} isPending={draft.isPending}>
            {t("ui.offers.new_for", { name })}
          </ActionButton>
        ))}
      <ActionButton look="primary" onPress={() => draft.mutate(null)} isPending={draft.isPending}>
        {t("ui.offers.new")}
      </ActionButton>
    </>
  );
  return (
    <Page
      title={t("ui.offers.title")}
      lead={
        <TextLink href={`/${session?.desk_slug}/support`} target="_blank">
          {t("ui.offers.public")}
        </TextLink>
      }
      actions={mayWrite ? add : null}
      width="text"
    >
      <ProblemNotice problem={draft.error?.problem} />
      <div className="mt-2 rounded-lg border border-line bg-surface">
        <Loaded query={offers}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty title={t("ui.offers.none")} hint={t("ui.offers.none_hint")} />
            ) : (
              <ul className="divide-y divide-line">
                {data.items.map((offer) => (
                  <OfferLine key={offer.id} offer={offer} brand={brandName(offer.brand_id)} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      <div className="mt-4">
        <BrandsCard />
        <PortalTermsCard />
      </div>
    </Page>
  );
}

function OfferLine({ offer, brand }: { offer: OfferView; brand?: string }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5">
      <span className="flex-1">
        <TextLink href={`/offers/${offer.id}`}>
          {offer.number ? t("ui.offer.version", { number: offer.number }) : t("ui.offer.unnumbered")}
        </TextLink>{" "}
        {local(offer.content.title, language)} {brand ? <span className="text-muted">({brand})</span> : null}
      </span>
      {offer.published_at ? <span className="text-sm text-muted">{format.date(offer.published_at)}</span> : null}
      <Chip tone={offerStateTones[offer.state]}>{word(t, offerStateIds, offer.state)}</Chip>
    </li>
  );
}
