import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Arrangement, type Member, setAgentCompany } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { deliveryQuery, membersQuery } from "./queries.ts";

/** People of delivery partners who work at the desk, and whose they are: they see what was handed to their company. */
export function MembersCard() {
  const mayManage = useMay("desk_manage");
  return mayManage ? <Shown /> : null;
}

function Shown() {
  const t = useText();
  const members = useQuery(membersQuery);
  const arrangements = useQuery(deliveryQuery);
  if (!members.data || members.data.items.length === 0) return null;
  return (
    <Card title={t("ui.delivery.members")}>
      <p className="mb-3 text-sm text-muted">{t("ui.delivery.members_hint")}</p>
      <ul className="flex flex-col divide-y divide-line">
        {members.data.items.map((each) => (
          <Row key={each.person_id} member={each} companies={companiesOf(arrangements.data?.items ?? [])} />
        ))}
      </ul>
    </Card>
  );
}

function companiesOf(arrangements: Arrangement[]) {
  return [...new Set(arrangements.map(({ partner_name }) => partner_name).filter(Boolean))];
}

function Row({ member, companies }: { member: Member; companies: string[] }) {
  const t = useText();
  const queryClient = useQueryClient();
  const set = useMutation({
    mutationFn: (company: string) => setAgentCompany(member.person_id, { company }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  });
  const known = member.company && !companies.includes(member.company) ? [...companies, member.company] : companies;
  return (
    <li className="grid items-center gap-2 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-2">
      <div className="min-w-0">
        <div className="font-medium">{member.name}</div>
        <div className="text-sm text-muted wrap-anywhere">{member.email}</div>
      </div>
      <SelectField
        label={t("ui.delivery.member_of", { name: member.name })}
        bare
        value={member.company || null}
        placeholder={t("ui.delivery.member_of_none")}
        options={known.map((name) => ({ id: name, name }))}
        isDisabled={set.isPending}
        onChange={(company) => set.mutate(company)}
      />
      <ProblemNotice problem={set.error?.problem} />
    </li>
  );
}
