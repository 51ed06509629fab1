import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addTeam, changeTeam, removeTeam, type Team } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { agentsQuery, useMay } from "../session/queries.ts";
import { Choices } from "./ladder_form.tsx";
import { teamsQuery } from "./queries.ts";

/** Agents whom ladders name together. */
export function TeamsCard() {
  const t = useText();
  const mayWrite = useMay("desk_manage");
  const teams = useQuery(teamsQuery);
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const close = () => setEdited(null);
  const add = (
    <ActionButton size="small" onPress={() => setEdited("new")}>
      {t("ui.team.add")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.team.title")} actions={mayWrite ? add : null}>
      <Loaded query={teams}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.team.none")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((team) => (
                <TeamItem key={team.id} team={team} onEdit={mayWrite ? () => setEdited(team) : undefined} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ModalDialog title={t("ui.team.edit")} isOpen={edited !== null} onClose={close}>
        {edited ? <TeamForm team={edited === "new" ? undefined : edited} onDone={close} /> : null}
      </ModalDialog>
    </Card>
  );
}

function TeamItem({ team, onEdit }: { team: Team; onEdit?: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const agents = useQuery(agentsQuery);
  const remove = useMutation({
    mutationFn: () => removeTeam(team.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  });
  const names = team.members.map((id) => agents.data?.items.find((each) => each.id === id)?.name ?? "–");
  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <div className="min-w-0 flex-1">
        <span className="font-medium">{team.name}</span>{" "}
        <span className="text-sm text-muted">{names.join(", ") || t("ui.team.nobody")}</span>
      </div>
      {onEdit ? (
        <>
          <ActionButton size="small" onPress={onEdit} aria-label={t("ui.ladder.edit_one", { name: team.name })}>
            {t("ui.ladder.change")}
          </ActionButton>
          <ActionButton
            size="small"
            onPress={() => remove.mutate()}
            aria-label={t("ui.ladder.remove_one", { name: team.name })}
          >
            {t("ui.common.remove")}
          </ActionButton>
        </>
      ) : null}
      <ProblemNotice problem={remove.error?.problem} />
    </li>
  );
}

function TeamForm({ team, onDone }: { team?: Team; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const agents = useQuery(agentsQuery);
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState(team?.members ?? []);
  const save = useMutation({
    mutationFn: () => (team ? changeTeam(team.id, { name, members }) : addTeam({ name, members })),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: teamsQuery.queryKey });
      onDone();
    },
  });
  return (
    <ApiForm label={t("ui.team.edit")} error={save.error} onSubmit={() => save.mutate()}>
      <TextField name="name" label={t("ui.team.name")} value={name} onChange={setName} isRequired />
      <Choices label={t("ui.team.members")} choices={agents.data?.items ?? []} value={members} onChange={setMembers} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
