import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { OpportunityState } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { OpportunityList } from "./opportunity_list.tsx";
import { opportunitiesQuery } from "./queries.ts";
import { ReportCard } from "./report_card.tsx";
import { opportunityStateIds } from "./words.ts";

const route = getRouteApi("/desk/opportunities");

/** What customers may need next, and who takes care of it. */
export function OpportunitiesPage() {
  const t = useText();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = (state ?? "open") as OpportunityState;
  const opportunities = useQuery({ ...opportunitiesQuery(shown), placeholderData: keepPreviousData });
  return (
    <Page
      title={t("ui.opportunities.title")}
      lead={t("ui.opportunities.lead")}
      actions={
        <ButtonLink href="/api/v1/opportunities.csv" download="opportunities.csv" target="_blank">
          {t("ui.opportunities.csv")}
        </ButtonLink>
      }
    >
      <div className="mb-3 max-w-xs">
        <SelectField
          label={t("ui.opportunities.state")}
          options={options(t, opportunityStateIds)}
          value={shown}
          onChange={(chosen) => navigate({ search: { state: chosen === "open" ? undefined : chosen }, replace: true })}
        />
      </div>
      <div className="mb-4 rounded-lg border border-line bg-surface px-4">
        <Loaded query={opportunities}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("ui.opportunities.none")} hint={t("ui.opportunities.none_hint")} />
            ) : (
              <OpportunityList opportunities={items} />
            )
          }
        </Loaded>
      </div>
      <ReportCard />
    </Page>
  );
}
