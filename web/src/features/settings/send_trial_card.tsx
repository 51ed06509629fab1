import { useMutation } from "@tanstack/react-query";
import { type MailTrialView, tryMailOut } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";

const outcomes = {
  sent: { tone: "good", text: "ui.trial.sent" },
  kept: { tone: "warn", text: "ui.trial.kept" },
  temporary: { tone: "bad", text: "ui.trial.temporary" },
  refused: { tone: "bad", text: "ui.trial.refused" },
} as const;

/** Sends one mail at once and shows what the server said to it. */
export function SendTrialCard() {
  const t = useText();
  const trial = useMutation({ mutationFn: (to: string) => tryMailOut(to ? { to } : {}) });
  return (
    <Card title={t("ui.trial.title")}>
      <ApiForm
        label={t("ui.trial.title")}
        error={trial.error}
        onSubmit={(form) => trial.mutate(form.text("to").trim())}
      >
        <p className="text-sm text-muted">{t("ui.trial.lead")}</p>
        <TextField name="to" type="email" label={t("ui.trial.to")} hint={t("ui.trial.to_hint")} />
        {trial.data ? <Outcome view={trial.data} /> : null}
        <div>
          <ActionButton type="submit" isPending={trial.isPending}>
            {t("ui.trial.send")}
          </ActionButton>
        </div>
      </ApiForm>
    </Card>
  );
}

function Outcome({ view }: { view: MailTrialView }) {
  const t = useText();
  const { tone, text } = outcomes[view.outcome];
  return (
    <Notice tone={tone}>
      <p className="font-medium">{t(text, { from: view.from, to: view.to })}</p>
      {view.detail ? <p className="font-mono whitespace-pre-wrap">{view.detail}</p> : null}
    </Notice>
  );
}
