import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GuideView, SetupStep } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Loaded } from "../../ui/states.tsx";
import { CalendarList } from "../calendars/calendars_page.tsx";
import { NewCalendar } from "../calendars/new_calendar.tsx";
import { ProfileCard } from "../delivery/profile_card.tsx";
import { AddForm } from "../entitlements/add_form.tsx";
import { EntitlementCards } from "../entitlements/entitlements_page.tsx";
import { entitlementsQuery } from "../entitlements/queries.ts";
import { MailboxesCard } from "../mailboxes/mailboxes_card.tsx";
import { calendarsQuery } from "../offers/queries.ts";
import { AgentsCard } from "../people/agents_card.tsx";
import { IdentityCard } from "../settings/identity_card.tsx";
import { SendTrialCard } from "../settings/send_trial_card.tsx";
import { CustomersStep } from "./customers_step.tsx";
import { FirstRequestStep } from "./first_request_step.tsx";
import { OfferStep } from "./offer_step.tsx";
import { useGuideRefresh } from "./use_guide_refresh.ts";

/** The forms of a step: those of the pages that the work is done on later. */
export function StepWork({ step, guide }: { step: SetupStep; guide: GuideView }) {
  useGuideRefresh();
  switch (step) {
    case "profile":
      return <ProfileCard />;
    case "entitlements":
      return <EntitlementsStep />;
    case "mailbox":
      return <MailboxStep hasAddress={guide.address !== ""} />;
    case "calendar":
      return <CalendarStep />;
    case "offer":
      return <OfferStep address={guide.address} />;
    case "team":
      return <AgentsCard />;
    case "customers":
      return <CustomersStep />;
    case "first_request":
      return <FirstRequestStep guide={guide} />;
  }
}

function EntitlementsStep() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const entitlements = useQuery(entitlementsQuery);
  return (
    <div className="flex flex-col items-start gap-4">
      <Loaded query={entitlements}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t("ui.entitlements.none_hint")}</p>
          ) : (
            <div className="w-full">
              <EntitlementCards entitlements={items} />
            </div>
          )
        }
      </Loaded>
      <ActionButton onPress={() => setAdding(true)}>{t("ui.entitlements.add")}</ActionButton>
      <ModalDialog title={t("ui.entitlements.add")} isOpen={isAdding} onClose={() => setAdding(false)} width="wide">
        <AddForm onDone={() => setAdding(false)} />
      </ModalDialog>
    </div>
  );
}

/** First who the desk is, then whether mail leaves, then where mail comes from. */
function MailboxStep({ hasAddress }: { hasAddress: boolean }) {
  return (
    <div className="flex flex-col gap-4">
      <IdentityCard />
      {hasAddress ? <SendTrialCard /> : null}
      <MailboxesCard />
    </div>
  );
}

function CalendarStep() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const calendars = useQuery(calendarsQuery);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const start = {
    name: t("ui.guide.office_hours"),
    preset: zone === "Europe/Prague" ? ("czech" as const) : ("none" as const),
  };
  return (
    <Loaded query={calendars}>
      {({ items }) =>
        items.length === 0 || isAdding ? (
          <NewCalendar start={items.length === 0 ? start : {}} onAdded={() => setAdding(false)} />
        ) : (
          <div className="flex flex-col items-start gap-3">
            <div className="w-full">
              <CalendarList calendars={items} />
            </div>
            <ActionButton onPress={() => setAdding(true)}>{t("ui.calendar.new")}</ActionButton>
          </div>
        )
      }
    </Loaded>
  );
}
