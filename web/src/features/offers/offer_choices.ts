import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { offersQuery } from "./queries.ts";
import { local } from "./words.ts";

/** The versions that can be accepted now, of the desk itself and of its brands. */
export function useOfferChoices() {
  const t = useText();
  const { language } = useLanguage();
  const offers = useQuery(offersQuery);
  const published = (offers.data?.items ?? []).filter(({ state }) => state === "published");
  const choices = published.map(({ id, number, content }) => ({
    id,
    name: `${t("ui.offer.version", { number: number ?? 0 })}: ${local(content.title, language)}`,
  }));
  return { published, choices };
}
