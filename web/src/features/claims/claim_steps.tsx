import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  answerClaim,
  type ClaimVerdict,
  type ClaimView,
  closeClaim,
  fileClaim,
  makeClaimReady,
  passOnClaim,
  takeBackClaim,
  withdrawClaim,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { typedMoney } from "../plans/money.ts";
import { useMay } from "../session/queries.ts";
import { claimChanged } from "./queries.ts";
import { verdictIds } from "./words.ts";

type Step = "file" | "answer" | "pass_on" | "close" | "withdraw";
const titles: Record<Step, string> = {
  file: "ui.claim.step.file",
  answer: "ui.claim.step.answer",
  pass_on: "ui.claim.step.pass_on",
  close: "ui.claim.step.close",
  withdraw: "ui.claim.step.withdraw",
};

/** What can be done with the claim now, and by this person. */
export function ClaimSteps({ view }: { view: ClaimView }) {
  const t = useText();
  const mayWrite = useMay("ticket_escalate");
  const mayCharge = useMay("charge_write");
  const [step, setStep] = useState<Step | null>(null);
  const may = (name: string) => view.steps.some((each) => each === name);
  const ready = useChange(view, () => makeClaimReady(view.claim.id));
  const back = useChange(view, () => takeBackClaim(view.claim.id));
  const open = (name: Step) => <ActionButton onPress={() => setStep(name)}>{t(titles[name])}</ActionButton>;
  const close = () => setStep(null);
  if (view.steps.length === 0 || (!mayWrite && !mayCharge)) return null;
  return (
    <Card title={t("ui.claim.next")}>
      <div className="flex flex-col items-start gap-2">
        <ProblemNotice problem={ready.error?.problem ?? back.error?.problem} />
        {mayWrite && may("make_ready") ? (
          <ActionButton isPending={ready.isPending} onPress={() => ready.mutate()}>
            {t("ui.claim.step.ready")}
          </ActionButton>
        ) : null}
        {mayWrite && may("file") ? (
          <>
            {view.rule?.link ? (
              <ButtonLink href={view.rule.link} target="_blank">
                {view.rule.link_name ?? view.rule.link}
              </ButtonLink>
            ) : null}
            <ActionButton look={view.missing.length === 0 ? "primary" : "plain"} onPress={() => setStep("file")}>
              {t(titles.file)}
            </ActionButton>
          </>
        ) : null}
        {mayWrite && may("answer") ? open("answer") : null}
        {mayCharge && may("pass_on") ? open("pass_on") : null}
        {mayCharge && may("take_back") && !view.charge?.invoiced ? (
          <ActionButton isPending={back.isPending} onPress={() => back.mutate()}>
            {t("ui.claim.step.take_back")}
          </ActionButton>
        ) : null}
        {mayWrite && may("close") ? open("close") : null}
        {mayWrite && may("withdraw") ? open("withdraw") : null}
      </div>
      <ModalDialog title={step ? t(titles[step]) : ""} isOpen={step !== null} onClose={close}>
        {step === "file" ? <FileForm view={view} onDone={close} /> : null}
        {step === "answer" ? <AnswerForm view={view} onDone={close} /> : null}
        {step === "pass_on" ? <PassOnForm view={view} onDone={close} /> : null}
        {step === "close" || step === "withdraw" ? <EndForm view={view} step={step} onDone={close} /> : null}
      </ModalDialog>
    </Card>
  );
}

interface StepProps {
  view: ClaimView;
  onDone: () => void;
}

function useChange(view: ClaimView, change: () => Promise<ClaimView>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ["claim", view.claim.id],
    mutationFn: change,
    onSuccess: (next) => claimChanged(queryClient, next),
  });
}

/** The same for a form, which closes once it is done. */
function useStep<T>(onDone: () => void, change: (values: T) => Promise<ClaimView>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (next) => {
      claimChanged(queryClient, next);
      onDone();
    },
  });
}

function moneyOf(form: FormValues) {
  return typedMoney(form.text("minor"), form.text("currency").trim().toUpperCase());
}

const inUnits = (minor: number, currency: string) => {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
};

function AmountFields({ amount }: { amount?: { minor: number; currency: string } | null }) {
  const t = useText();
  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField
        name="minor"
        label={t("ui.claim.amount")}
        inputMode="decimal"
        defaultValue={amount ? inUnits(amount.minor, amount.currency) : ""}
        isRequired
      />
      <TextField name="currency" label={t("ui.offer.currency")} defaultValue={amount?.currency ?? "CZK"} isRequired />
    </div>
  );
}

function FileForm({ view, onDone }: StepProps) {
  const t = useText();
  const mayFile = view.rule?.may_file ?? true;
  const [through, setThrough] = useState(false);
  const isLate = view.claim.standing === "missed";
  const file = useStep(onDone, (form: FormValues) =>
    fileClaim(view.claim.id, {
      vendor_number: form.text("vendor_number").trim(),
      through_provider: through,
      late_reason: form.text("late_reason").trim() || null,
    }),
  );
  return (
    <ApiForm label={t(titles.file)} error={file.error} onSubmit={(form) => file.mutate(form)}>
      <p className="text-muted">{t("ui.claim.file_hint")}</p>
      <TextField name="vendor_number" label={t("ui.claim.number")} isRequired />
      {mayFile ? null : (
        <CheckField isSelected={through} onChange={setThrough}>
          {t("ui.claim.provider_filed")}
        </CheckField>
      )}
      {isLate ? <TextField name="late_reason" label={t("ui.claim.late_reason")} rows={2} isRequired /> : null}
      <ActionButton type="submit" look="primary" isPending={file.isPending}>
        {t(titles.file)}
      </ActionButton>
    </ApiForm>
  );
}

function AnswerForm({ view, onDone }: StepProps) {
  const t = useText();
  const [verdict, setVerdict] = useState<ClaimVerdict>("accepted");
  const answer = useStep(onDone, (form: FormValues) =>
    answerClaim(view.claim.id, {
      as: verdict,
      amount: verdict === "refused" ? null : moneyOf(form),
      text: form.text("text").trim() || null,
    }),
  );
  return (
    <ApiForm label={t(titles.answer)} error={answer.error} onSubmit={(form) => answer.mutate(form)}>
      <SelectField
        label={t("ui.claim.verdict")}
        options={options(t, verdictIds)}
        value={verdict}
        onChange={(value) => setVerdict(value as ClaimVerdict)}
      />
      {verdict === "refused" ? null : <AmountFields amount={view.claim.accepted} />}
      <TextField
        name="text"
        label={t("ui.claim.answer")}
        rows={3}
        isRequired={verdict !== "accepted"}
        defaultValue={view.answer}
      />
      <ActionButton type="submit" look="primary" isPending={answer.isPending}>
        {t(titles.answer)}
      </ActionButton>
    </ApiForm>
  );
}

function PassOnForm({ view, onDone }: StepProps) {
  const t = useText();
  const pass = useStep(onDone, (form: FormValues) =>
    passOnClaim(view.claim.id, { amount: moneyOf(form), reason: form.text("reason").trim() || null }),
  );
  return (
    <ApiForm label={t(titles.pass_on)} error={pass.error} onSubmit={(form) => pass.mutate(form)}>
      <p className="text-muted">{t("ui.claim.pass_hint")}</p>
      <AmountFields amount={view.claim.accepted} />
      <TextField name="reason" label={t("ui.claim.pass_reason")} hint={t("ui.claim.pass_reason_hint")} rows={2} />
      <ActionButton type="submit" look="primary" isPending={pass.isPending}>
        {t(titles.pass_on)}
      </ActionButton>
    </ApiForm>
  );
}

function EndForm({ view, step, onDone }: StepProps & { step: "close" | "withdraw" }) {
  const t = useText();
  const keeps = view.claim.state === "accepted" || view.claim.state === "partly";
  const end = useStep(onDone, (form: FormValues) => {
    const reason = { reason: form.text("reason").trim() || null };
    return step === "close" ? closeClaim(view.claim.id, reason) : withdrawClaim(view.claim.id, reason);
  });
  return (
    <ApiForm label={t(titles[step])} error={end.error} onSubmit={(form) => end.mutate(form)}>
      {step === "close" && keeps ? <p className="text-muted">{t("ui.claim.keep_hint")}</p> : null}
      <TextField name="reason" label={t("ui.claim.end_reason")} rows={2} isRequired={step === "withdraw" || keeps} />
      <ActionButton type="submit" look="primary" isPending={end.isPending}>
        {t(titles[step])}
      </ActionButton>
    </ApiForm>
  );
}
