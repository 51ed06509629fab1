import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import {
  cancelEntitlement,
  changeEntitlementTerms,
  type EntitlementView,
  type ManualEntry,
  makeEntitlementEntry,
  renewEntitlement,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { CapsEditor } from "./caps_editor.tsx";
import { entitlementsChanged } from "./queries.ts";
import { dayStart, entryIds } from "./words.ts";

const { adjust, give_back, grant } = entryIds;
const manualIds = { adjust, give_back, grant };
const titles = {
  entry: "ui.entitlement.entry",
  renew: "ui.entitlement.renew",
  terms: "ui.entitlement.terms",
  cancel: "ui.entitlement.cancel",
};
type Action = keyof typeof titles;

/** What can be done with an entitlement, each in a dialog of its own. */
export function EntitlementActions({ entitlement }: { entitlement: EntitlementView }) {
  const t = useText();
  const [open, setOpen] = useState<Action | null>(null);
  const forms = { entry: EntryForm, renew: RenewForm, terms: TermsForm, cancel: CancelForm };
  const possible: Action[] = entitlement.state === "cancelled" ? ["entry"] : ["entry", "renew", "terms", "cancel"];
  const Form = open ? forms[open] : null;
  return (
    <>
      {possible
        .filter((action) => action !== "renew" || entitlement.valid_to)
        .map((action) => (
          <ActionButton key={action} onPress={() => setOpen(action)}>
            {t(titles[action])}
          </ActionButton>
        ))}
      <ModalDialog
        title={open ? t(titles[open]) : ""}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        width={open === "terms" ? "wide" : "narrow"}
      >
        {Form ? <Form entitlement={entitlement} onDone={() => setOpen(null)} /> : null}
      </ModalDialog>
    </>
  );
}

interface FormProps {
  entitlement: EntitlementView;
  onDone: () => void;
}

interface CallProps extends Pick<FormProps, "onDone"> {
  action: Action;
  call: (form: FormValues) => Promise<EntitlementView>;
  onChanged?: (entitlement: EntitlementView) => void;
  children: ReactNode;
}

/** The form around one call that changes an entitlement. */
function CallForm({ action, call, onDone, onChanged, children }: CallProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: call,
    onSuccess: (changed) => {
      entitlementsChanged(queryClient);
      onDone();
      onChanged?.(changed);
    },
  });
  return (
    <ApiForm label={t(titles[action])} error={change.error} onSubmit={(form) => change.mutate(form)}>
      {children}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look={action === "cancel" ? "danger" : "primary"} isPending={change.isPending}>
          {t(titles[action])}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function EntryForm({ entitlement, onDone }: FormProps) {
  const t = useText();
  return (
    <CallForm
      action="entry"
      onDone={onDone}
      call={(form) =>
        makeEntitlementEntry(entitlement.id, {
          kind: form.text("kind") as ManualEntry,
          amount: Number(form.text("amount")) || 0,
          reason: form.text("reason").trim(),
        })
      }
    >
      <SelectField
        name="kind"
        label={t("ui.entitlement.entry_kind")}
        options={options(t, manualIds)}
        defaultValue="adjust"
      />
      <TextField
        name="amount"
        type="number"
        label={t("ui.ledger.amount")}
        hint={t("ui.entitlement.amount_hint")}
        isRequired
        autoFocus
      />
      <TextField name="reason" label={t("ui.ledger.reason")} rows={2} isRequired />
    </CallForm>
  );
}

function RenewForm({ entitlement, onDone }: FormProps) {
  const t = useText();
  const navigate = useNavigate();
  const changed = (name: string, form: FormValues) => form.text(name).trim() || null;
  return (
    <CallForm
      action="renew"
      onDone={onDone}
      onChanged={({ id }) => navigate({ to: "/entitlements/$entitlement", params: { entitlement: id } })}
      call={(form) =>
        renewEntitlement(entitlement.id, {
          name: changed("name", form),
          allowance: form.text("allowance") === "" ? null : Number(form.text("allowance")),
          contract_id: changed("contract_id", form),
          access_id: changed("access_id", form),
          valid_from: form.text("valid_from") ? dayStart(form.text("valid_from")) : null,
          valid_to: form.text("valid_to") ? dayStart(form.text("valid_to")) : null,
        })
      }
    >
      <p className="text-muted">{t("ui.entitlement.renew_lead")}</p>
      <TextField name="name" label={t("ui.entitlement.name")} defaultValue={entitlement.name} autoFocus />
      {entitlement.unlimited ? null : (
        <TextField name="allowance" type="number" label={t("ui.entitlement.allowance_same")} />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="valid_from" type="date" label={t("ui.entitlements.from")} />
        <TextField name="valid_to" type="date" label={t("ui.entitlement.ends")} />
        <TextField name="contract_id" label={t("ui.entitlement.contract_id")} autoComplete="off" mono />
        <TextField name="access_id" label={t("ui.entitlement.access_id")} autoComplete="off" mono />
      </div>
    </CallForm>
  );
}

function TermsForm({ entitlement, onDone }: FormProps) {
  const t = useText();
  const [caps, setCaps] = useState(entitlement.caps);
  return (
    <CallForm
      action="terms"
      onDone={onDone}
      call={(form) =>
        changeEntitlementTerms(entitlement.id, {
          name: form.text("name").trim(),
          warn_days: Number(form.text("warn_days")) || 0,
          warn_balance: form.text("warn_balance") === "" ? null : Number(form.text("warn_balance")),
          caps,
        })
      }
    >
      <TextField name="name" label={t("ui.entitlement.name")} defaultValue={entitlement.name} isRequired autoFocus />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="warn_days"
          type="number"
          label={t("ui.entitlement.warn_days")}
          defaultValue={String(entitlement.warn_days)}
        />
        <TextField
          name="warn_balance"
          type="number"
          label={t("ui.entitlement.warn_balance")}
          defaultValue={entitlement.warn_balance === null ? "" : String(entitlement.warn_balance)}
        />
      </div>
      <CapsEditor caps={caps} onChange={setCaps} />
    </CallForm>
  );
}

function CancelForm({ entitlement, onDone }: FormProps) {
  const t = useText();
  return (
    <CallForm
      action="cancel"
      onDone={onDone}
      call={(form) => cancelEntitlement(entitlement.id, { reason: form.text("reason").trim() })}
    >
      <p className="text-muted">{t("ui.entitlement.cancel_lead")}</p>
      <TextField name="reason" label={t("ui.ledger.reason")} rows={2} isRequired autoFocus />
    </CallForm>
  );
}
