import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { AdviceCard } from "./advice_card.tsx";
import { WeighCard } from "./weigh_card.tsx";

/** What other plans would have done for the desk, and what to renew. */
export function PlansPage() {
  const t = useText();
  return (
    <Page
      title={t("ui.plans.title")}
      lead={<TextLink href="/entitlements">{t("ui.entitlements.title")}</TextLink>}
      width="text"
    >
      <div className="flex flex-col gap-4">
        <WeighCard />
        <AdviceCard />
      </div>
    </Page>
  );
}
