import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listContactAccess, setContactAccess } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { CheckField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay } from "../session/queries.ts";

/** Whether a contact sees in the portal what others of the company asked, or the own requests alone. */
export function AccessSwitch({ customer, contact }: { customer: string; contact: string }) {
  const t = useText();
  const mayWrite = useMay("customer_write");
  const queryClient = useQueryClient();
  const key = ["contact-access", customer];
  const access = useQuery({ queryKey: key, queryFn: () => listContactAccess(customer) });
  const set = useMutation({
    mutationFn: (own_only: boolean) => setContactAccess(customer, contact, { own_only }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  const one = access.data?.items.find(({ person_id }) => person_id === contact);
  if (!one) return null;
  if (!mayWrite) return one.own_only ? <p className="text-sm text-muted">{t("ui.customer.own_only")}</p> : null;
  return (
    <div className="text-sm">
      <CheckField isSelected={!one.own_only} onChange={(on) => set.mutate(!on)}>
        {t("ui.customer.sees_company")}
      </CheckField>
      <ProblemNotice problem={set.error?.problem} />
    </div>
  );
}
