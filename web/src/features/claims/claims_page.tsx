import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ClaimGroup, setClaimSettings } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { CheckField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { ClaimList } from "./claim_list.tsx";
import { claimSettingsQuery, claimsQuery } from "./queries.ts";
import { claimGroupIds } from "./words.ts";

const route = getRouteApi("/desk/claims");
const first = "open";

const groupOf = (text: string | undefined): ClaimGroup =>
  text && text in claimGroupIds ? (text as ClaimGroup) : first;

/** Credits that are claimed from vendors, by what is due first. */
export function ClaimsPage() {
  const t = useText();
  const group = groupOf(route.useSearch().group);
  const navigate = route.useNavigate();
  const mayManage = useMay("desk_manage");
  const claims = useQuery({ ...claimsQuery(group), placeholderData: keepPreviousData });
  return (
    <Page title={t("ui.claim.title")} lead={t("ui.claim.lead")}>
      <div className="mb-3 max-w-md">
        <SelectField
          label={t("ui.claim.which")}
          options={options(t, claimGroupIds)}
          value={group}
          onChange={(next) => navigate({ search: { group: next === first ? undefined : next }, replace: true })}
        />
      </div>
      <div className="mb-4 rounded-lg border border-line bg-surface px-4">
        <Loaded query={claims}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("ui.claim.none")} hint={t("ui.claim.none_hint")} />
            ) : (
              <ClaimList claims={items} withCustomer />
            )
          }
        </Loaded>
      </div>
      {mayManage ? <SettingsCard /> : null}
    </Page>
  );
}

function SettingsCard() {
  const t = useText();
  const queryClient = useQueryClient();
  const settings = useQuery(claimSettingsQuery);
  const save = useMutation({
    mutationFn: (portal: boolean) => setClaimSettings({ portal }),
    onSuccess: (next) => queryClient.setQueryData(claimSettingsQuery.queryKey, next),
  });
  return (
    <Card title={t("ui.claim.settings")}>
      <Loaded query={settings} rows={1}>
        {({ portal }) => (
          <div className="flex flex-col gap-2">
            <ProblemNotice problem={save.error?.problem} />
            <CheckField isSelected={portal} onChange={(on) => save.mutate(on)}>
              {t("ui.claim.portal")}
            </CheckField>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
