import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AgentView, changeAgent, letAgentGo } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Choices } from "../ladders/ladder_form.tsx";
import { useSession } from "../session/queries.ts";
import { agentsChanged } from "./queries.ts";
import { languageIds, roleIds } from "./words.ts";

interface Props {
  agent: AgentView;
  onDone: () => void;
}

/** What an agent is called and may do; and the end of it. */
export function AgentForm({ agent, onDone }: Props) {
  const t = useText();
  const me = useSession()?.person_id;
  const queryClient = useQueryClient();
  const [roles, setRoles] = useState<string[]>(agent.roles);
  const onSuccess = () => {
    agentsChanged(queryClient);
    onDone();
  };
  const change = useMutation({
    mutationFn: (values: Parameters<typeof changeAgent>[1]) => changeAgent(agent.id, values),
    onSuccess,
  });
  const leave = useMutation({ mutationFn: () => letAgentGo(agent.id), onSuccess });
  return (
    <ApiForm
      label={agent.name}
      error={change.error}
      onSubmit={(form) =>
        change.mutate({
          name: form.text("name").trim(),
          language: form.text("language"),
          roles: roles as AgentView["roles"],
        })
      }
    >
      <TextField name="name" label={t("ui.people.name")} defaultValue={agent.name} autoComplete="off" isRequired />
      <SelectField
        name="language"
        label={t("ui.people.language")}
        options={options(t, languageIds)}
        defaultValue={agent.language}
      />
      <Choices label={t("ui.people.roles")} choices={options(t, roleIds)} value={roles} onChange={setRoles} />
      <ProblemNotice problem={leave.error?.problem} />
      <div className="flex flex-wrap justify-end gap-2">
        {agent.id === me ? null : (
          <span className="mr-auto">
            <ActionButton look="danger" isPending={leave.isPending} onPress={() => leave.mutate()}>
              {t("ui.people.let_go")}
            </ActionButton>
          </span>
        )}
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={change.isPending} isDisabled={roles.length === 0}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
      <p className="text-sm text-muted">{t("ui.people.let_go_hint")}</p>
    </ApiForm>
  );
}
