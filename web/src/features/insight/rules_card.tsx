import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type RuleView, setSignalRule, trySignalRule } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { signalRulesQuery } from "./queries.ts";

/** The rules with their values; each can be tried on history before it is switched on. */
export function RulesCard() {
  const t = useText();
  const rules = useQuery(signalRulesQuery);
  const [chosen, setChosen] = useState<RuleView | null>(null);
  const close = () => setChosen(null);
  return (
    <Card title={t("ui.signals.rules")}>
      <Loaded query={rules}>
        {({ items }) => (
          <ul className="divide-y divide-line">
            {items.map((rule) => (
              <li key={rule.code} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <div className="min-w-0 flex-1 basis-64">
                  <div className="font-medium">{rule.name}</div>
                  <div className="text-sm text-muted">{rule.about}</div>
                </div>
                <span className="text-sm tabular-nums">
                  {t("ui.signals.values", { threshold: rule.threshold, days: rule.period_days })}
                </span>
                <Chip tone={rule.is_on ? "good" : "plain"}>{t(rule.is_on ? "ui.signals.on" : "ui.signals.off")}</Chip>
                <ActionButton size="small" onPress={() => setChosen(rule)}>
                  {t("ui.signals.change")}
                </ActionButton>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ModalDialog title={chosen?.name ?? ""} isOpen={chosen !== null} onClose={close}>
        {chosen ? <RuleForm rule={chosen} onDone={close} /> : null}
      </ModalDialog>
    </Card>
  );
}

const valuesOf = (form: FormValues) => ({
  threshold: Number(form.text("threshold")),
  period_days: Number(form.text("period_days")),
});

function RuleForm({ rule, onDone }: { rule: RuleView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [values, setValues] = useState({ threshold: rule.threshold, period_days: rule.period_days });
  const trial = useMutation({ mutationFn: () => trySignalRule(rule.code, values) });
  const save = useMutation({
    mutationFn: (form: FormValues) =>
      setSignalRule(rule.code, { ...valuesOf(form), is_on: form.text("is_on") === "on" }),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ["signal-rules"] });
      onDone();
    },
  });
  const keep = (name: "threshold" | "period_days") => (value: string) =>
    setValues({ ...values, [name]: Number(value) || 1 });
  return (
    <ApiForm label={rule.name} error={save.error} onSubmit={(form) => save.mutate(form)}>
      <p className="text-muted">{rule.about}</p>
      <CheckField name="is_on" defaultSelected={rule.is_on}>
        {t("ui.signals.is_on")}
      </CheckField>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="threshold"
          label={t("ui.signals.threshold")}
          hint={t("ui.signals.shipped", { value: rule.shipped_threshold })}
          defaultValue={String(rule.threshold)}
          inputMode="numeric"
          onChange={keep("threshold")}
        />
        <TextField
          name="period_days"
          label={t("ui.signals.period")}
          hint={t("ui.signals.shipped", { value: rule.shipped_period_days })}
          defaultValue={String(rule.period_days)}
          inputMode="numeric"
          onChange={keep("period_days")}
        />
      </div>
      <ProblemNotice problem={trial.error?.problem} />
      {trial.data ? (
        <Notice tone="good">
          <p>{trial.data.text}</p>
          <ul className="mt-1 list-disc pl-5 text-sm">
            {trial.data.examples.map((example) => (
              <li key={`${example.customer_id} ${example.text}`}>
                {example.customer_name}: {example.text}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={() => trial.mutate()} isPending={trial.isPending}>
          {t("ui.signals.try")}
        </ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.signals.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
