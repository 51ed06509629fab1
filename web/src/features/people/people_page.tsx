import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { AgentsCard } from "./agents_card.tsx";

/** Who works at the desk, and who is invited to. */
export function PeoplePage() {
  const t = useText();
  return (
    <Page title={t("ui.people.page")} lead={t("ui.people.lead")} width="text">
      <AgentsCard />
    </Page>
  );
}
