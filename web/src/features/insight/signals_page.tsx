import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { signalRulesQuery, signalsQuery } from "./queries.ts";
import { RulesCard } from "./rules_card.tsx";
import { SignalList } from "./signal_list.tsx";

const route = getRouteApi("/desk/signals");
const every = "all";

/** What is worth talking about with customers, and the rules that find it. */
export function SignalsPage() {
  const t = useText();
  const { rule } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay("rulebook_write");
  const signals = useQuery({ ...signalsQuery(rule), placeholderData: keepPreviousData });
  const rules = useQuery(signalRulesQuery);
  const choices = (rules.data?.items ?? []).map(({ code, name }) => ({ id: code as string, name }));
  return (
    <Page title={t("ui.signals.title")} lead={t("ui.signals.lead")}>
      <div className="mb-3 max-w-md">
        <SelectField
          label={t("ui.signals.rule")}
          options={[{ id: every, name: t("ui.signals.every_rule") }, ...choices]}
          value={rule ?? every}
          onChange={(code) => navigate({ search: { rule: code === every ? undefined : code }, replace: true })}
        />
      </div>
      <div className="mb-4 rounded-lg border border-line bg-surface px-4">
        <Loaded query={signals}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("ui.signals.none")} hint={t("ui.signals.none_hint")} />
            ) : (
              <SignalList signals={items} withCustomer />
            )
          }
        </Loaded>
      </div>
      {mayManage ? <RulesCard /> : null}
    </Page>
  );
}
