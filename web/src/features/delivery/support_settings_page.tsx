import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { DeliveryCard } from "./delivery_card.tsx";
import { MembersCard } from "./members_card.tsx";
import { ProfileCard } from "./profile_card.tsx";

/** What the desk is in its vendor's program, and who delivers support in its name. */
export function SupportSettingsPage() {
  const t = useText();
  return (
    <Page title={t("ui.delivery.title")} width="text">
      <div className="flex flex-col gap-4">
        <DeliveryCard />
        <MembersCard />
        <ProfileCard />
      </div>
    </Page>
  );
}
