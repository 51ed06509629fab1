import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getPortalTerms, setPortalTerms } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { CheckField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay } from "../session/queries.ts";

/** What the desk lets its customers see in the portal. */
export function PortalTermsCard() {
  return useMay("desk_manage") ? <Terms /> : null;
}

function Terms() {
  const t = useText();
  const queryClient = useQueryClient();
  const key = ["portal-terms"];
  const terms = useQuery({ queryKey: key, queryFn: () => getPortalTerms() });
  const set = useMutation({
    mutationFn: (shows_provider: boolean) => setPortalTerms({ shows_provider }, ifMatch(terms.data?.version ?? 0)),
    onSuccess: (saved) => queryClient.setQueryData(key, saved),
  });
  if (!terms.data) return null;
  return (
    <Card title={t("portal.terms.title")}>
      <CheckField isSelected={terms.data.shows_provider} onChange={(on) => set.mutate(on)}>
        {t("portal.terms.shows_provider")}
      </CheckField>
      <ProblemNotice problem={set.error?.problem} />
    </Card>
  );
}
