import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { OpportunityState } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useSession } from "../session/queries.ts";
import { OpportunityList } from "./opportunity_list.tsx";
import { opportunitiesQuery, ownersQuery } from "./queries.ts";
import { ReportCard } from "./report_card.tsx";
import { opportunityStateIds } from "./words.ts";

const route = getRouteApi("/desk/opportunities");

const anyone = "anyone";

/** Whose opportunities are shown. */
function useOwnerChoices() {
  const t = useText();
  const session = useSession();
  const owners = useQuery(ownersQuery);
  const others = (owners.data?.items ?? []).filter(({ id }) => id !== session?.person_id);
  return [
    { id: anyone, name: t("ui.opportunities.anyone") },
    { id: "me", name: t("ui.opportunities.me") },
    { id: "none", name: t("ui.opportunities.nobody") },
    ...others,
  ];
}

/** What customers may need next, and who takes care of it. */
export function OpportunitiesPage() {
  const t = useText();
  const { state, owner } = route.useSearch();
  const navigate = route.useNavigate();
  const owners = useOwnerChoices();
  const show = (chosen: { state?: string | undefined; owner?: string | undefined }) =>
    navigate({ search: (search) => ({ ...search, ...chosen }), replace: true });
  const shown = (state ?? "open") as OpportunityState;
  const opportunities = useInfiniteQuery({
    ...opportunitiesQuery(shown, owner),
    placeholderData: keepPreviousData,
  });
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
      <div className="mb-3 grid max-w-lg grid-cols-2 gap-3">
        <SelectField
          label={t("ui.opportunities.state")}
          options={options(t, opportunityStateIds)}
          value={shown}
          onChange={(chosen) => show({ state: chosen === "open" ? undefined : chosen })}
        />
        <SelectField
          label={t("ui.opportunities.owner")}
          options={owners}
          value={owner ?? anyone}
          onChange={(chosen) => show({ owner: chosen === anyone ? undefined : chosen })}
        />
      </div>
      <div className="mb-4 rounded-lg border border-line bg-surface px-4">
        <Loaded query={opportunities}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length > 0) return <OpportunityList opportunities={items} />;
            return owner ? (
              <Empty title={t("ui.opportunities.none_of")} />
            ) : (
              <Empty title={t("ui.opportunities.none")} hint={t("ui.opportunities.none_hint")} />
            );
          }}
        </Loaded>
        {opportunities.hasNextPage ? (
          <div className="pb-3">
            <ActionButton onPress={() => opportunities.fetchNextPage()} isPending={opportunities.isFetchingNextPage}>
              {t("ui.common.more")}
            </ActionButton>
          </div>
        ) : null}
      </div>
      <ReportCard />
    </Page>
  );
}
