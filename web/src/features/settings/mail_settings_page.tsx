import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../session/queries.ts";
import { IdentityCard } from "./identity_card.tsx";
import { SendTrialCard } from "./send_trial_card.tsx";
import { SendersCard } from "./senders_card.tsx";
import { TemplatesCard } from "./templates_card.tsx";

/** Who the desk is in mail, and what stands below its replies. */
export function MailSettingsPage() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  return (
    <Page title={t("ui.settings.mail")} width="text">
      <div className="flex flex-col gap-4">
        <IdentityCard />
        {mayManage ? <SendTrialCard /> : null}
        {mayManage ? <SendersCard /> : null}
        {mayManage ? <TemplatesCard /> : null}
      </div>
    </Page>
  );
}
