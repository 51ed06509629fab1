import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type DelegationNeedView,
  type DelegationState,
  getDelegation,
  noteDelegation,
  removeDelegation,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";

export const delegationStateIds = {
  held: "ui.delegation.held",
  ending: "ui.delegation.ending",
  expired: "ui.delegation.expired",
  missing: "ui.delegation.missing",
};
export const delegationTones: Record<DelegationState, Tone> = {
  held: "good",
  ending: "warn",
  expired: "bad",
  missing: "bad",
};

const delegationKey = (customer: string) => ["delegation", customer];

/** The delegation guard: what the customer delegated to us until when, and what filing for them lacks. */
export function DelegationCard({ customer }: { customer: string }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("customer_write");
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const delegation = useQuery({ queryKey: delegationKey(customer), queryFn: () => getDelegation(customer) });
  const changed = () =>
    ["delegation", "ending-delegations", "customer", "route"].map((part) =>
      queryClient.invalidateQueries({ queryKey: [part] }),
    );
  const remove = useMutation({ mutationFn: (role: string) => removeDelegation(customer, role), onSuccess: changed });
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setAdding(true)}>
      {t("ui.delegation.note")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.delegation.title")} actions={mayWrite ? add : null}>
      <Loaded query={delegation} rows={2}>
        {({ roles, needs }) => (
          <div className="flex flex-col gap-3">
            {needs.map((need) => (
              <Need key={need.service + need.text} need={need} />
            ))}
            {roles.length === 0 ? <p className="text-muted">{t("ui.delegation.none")}</p> : null}
            <ul className="flex flex-col gap-2">
              {roles.map(({ role, expires_at, state }) => (
                <li key={role} className="flex flex-wrap items-center gap-2">
                  <span className="min-w-0 flex-1">
                    <code className="text-sm">{role}</code>{" "}
                    <span className="text-sm whitespace-nowrap text-muted">
                      {t("ui.delegation.until", { date: format.date(expires_at) })}
                    </span>
                  </span>
                  <Chip tone={delegationTones[state]}>{word(t, delegationStateIds, state)}</Chip>
                  {mayWrite ? (
                    <ActionButton
                      size="small"
                      aria-label={t("ui.delegation.remove", { role })}
                      onPress={() => remove.mutate(role)}
                    >
                      {t("ui.common.remove")}
                    </ActionButton>
                  ) : null}
                </li>
              ))}
            </ul>
            <ProblemNotice problem={remove.error?.problem} />
          </div>
        )}
      </Loaded>
      <ModalDialog title={t("ui.delegation.note")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <NoteForm
          customer={customer}
          suggested={delegation.data?.needs.flatMap(({ roles }) => roles).find((role) => role !== "*") ?? ""}
          onDone={() => {
            changed();
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      </ModalDialog>
    </Card>
  );
}

/** What filing for one service needs, and whether it is there. */
function Need({ need }: { need: DelegationNeedView }) {
  const t = useText();
  if (need.state === "held") return null;
  return (
    <div className="flex items-start gap-2 text-sm">
      <Chip tone={delegationTones[need.state]}>{word(t, delegationStateIds, need.state)}</Chip>
      <div className="min-w-0 flex-1">
        <span className="font-medium">{[need.service_name, need.vehicles.join(", ")].filter(Boolean).join(" · ")}</span>
        <div className="text-muted">{need.text}</div>
      </div>
    </div>
  );
}

interface FormProps {
  customer: string;
  suggested: string;
  onDone: () => void;
  onCancel: () => void;
}

function NoteForm({ customer, suggested, onDone, onCancel }: FormProps) {
  const t = useText();
  const note = useMutation({
    mutationFn: (values: Parameters<typeof noteDelegation>[1]) => noteDelegation(customer, values),
    onSuccess: onDone,
  });
  return (
    <ApiForm
      label={t("ui.delegation.note")}
      error={note.error}
      onSubmit={(form) =>
        note.mutate({ role: form.text("role").trim(), expires_at: `${form.text("expires_at")}T00:00:00Z` })
      }
    >
      <TextField
        name="role"
        label={t("ui.delegation.role")}
        hint={t("ui.delegation.role_hint")}
        defaultValue={suggested}
        isRequired
        autoFocus
        mono
      />
      <TextField name="expires_at" type="date" label={t("ui.delegation.ends")} isRequired />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={note.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
