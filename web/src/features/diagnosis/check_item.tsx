import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Circle, CircleCheck, CircleSlash } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { type CheckView, recordCheck, waiveCheck } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { addCheckFile } from "./add_check_file.ts";

interface Props {
  ticketId: string;
  check: CheckView;
}

/** One check: what it is and how to do it, its result with evidence, or why it was left out. */
export function CheckItem({ ticketId, check }: Props) {
  const t = useText();
  const mayWrite = useMay("diagnosis_write");
  const [mode, setMode] = useState<"closed" | "record" | "waive">("closed");
  const close = () => setMode("closed");
  const recordLabel = check.result ? t("ui.check.change") : t("ui.check.record");
  return (
    <div className="rounded-md border border-line px-3 py-2">
      <div className="flex items-start gap-2">
        <CheckIcon check={check} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {check.title}
            {check.mandatory ? (
              <span className="ml-1.5 text-sm font-normal text-muted">{t("ui.check.mandatory")}</span>
            ) : null}
          </p>
          <Outcome ticketId={ticketId} check={check} />
        </div>
      </div>
      {mode === "record" ? <RecordForm ticketId={ticketId} check={check} onDone={close} /> : null}
      {mode === "waive" ? <WaiveForm ticketId={ticketId} check={check} onDone={close} /> : null}
      {mode === "closed" && mayWrite ? (
        <div className="mt-1 -ml-1 flex gap-1">
          <ActionButton
            look="quiet"
            size="small"
            onPress={() => setMode("record")}
            aria-label={`${recordLabel}: ${check.title}`}
          >
            {recordLabel}
          </ActionButton>
          {check.mandatory && !check.result && !check.waived_reason ? (
            <ActionButton
              look="quiet"
              size="small"
              onPress={() => setMode("waive")}
              aria-label={`${t("ui.check.waive")}: ${check.title}`}
            >
              {t("ui.check.waive")}
            </ActionButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const labelOf = (check: CheckView) => check.results.find(({ code }) => code === check.result)?.label ?? check.result;

function CheckIcon({ check }: { check: CheckView }) {
  if (check.waived_reason) return <CircleSlash aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />;
  if (check.result) return <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-good-ink" />;
  return <Circle aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />;
}

function Outcome({ ticketId, check }: Props) {
  const t = useText();
  const format = useFormat();
  const signed =
    check.by && check.at ? t("ui.check.signed", { name: check.by, when: format.dateTime(check.at) }) : null;
  if (check.waived_reason)
    return (
      <p className="text-sm">
        <span className="font-medium">{t("ui.check.waived")}</span> {check.waived_reason}{" "}
        <span className="text-muted">{signed}</span>
      </p>
    );
  if (!check.result) return null;
  return (
    <div className="text-sm">
      <span className="font-medium">{labelOf(check)}</span> <span className="text-muted">{signed}</span>
      {check.evidence ? <PlainText text={check.evidence} /> : null}
      {check.link ? <PlainText text={check.link} /> : null}
      <Files ticketId={ticketId} check={check} />
      <NextStep check={check} />
    </div>
  );
}

/** What the rules say should be done after the result that was found. */
function NextStep({ check }: { check: CheckView }) {
  const t = useText();
  const next = check.results.find(({ code }) => code === check.result)?.next;
  if (!next) return null;
  return (
    <p className="mt-1 rounded-md bg-sunken px-2.5 py-1.5">
      <span className="font-medium">{t("ui.check.next")}</span> {next}
    </p>
  );
}

/** The files that show what was found; another one can be added to the last result. */
function Files({ ticketId, check }: Props) {
  const t = useText();
  const mayWrite = useMay("diagnosis_write");
  const add = useRunbookCall(
    ticketId,
    (file: File) => addCheckFile(ticketId, check.id, file),
    () => undefined,
  );
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      {check.files.map((file) => (
        <TextLink key={file.id} href={`/api/v1/tickets/${ticketId}/check-files/${file.id}`} download={file.name}>
          {file.name}
        </TextLink>
      ))}
      {mayWrite ? (
        <FileTrigger onSelect={(list) => list?.[0] && add.mutate(list[0])}>
          <ActionButton
            look="quiet"
            size="small"
            isPending={add.isPending}
            aria-label={`${t("ui.check.add_file")}: ${check.title}`}
          >
            {t("ui.check.add_file")}
          </ActionButton>
        </FileTrigger>
      ) : null}
      <ProblemNotice problem={add.error?.problem} />
    </div>
  );
}

function useRunbookCall<T>(ticketId: string, call: (values: T) => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    // The form stays until the finding is on the screen: closed earlier, the check would look undone for a moment.
    onSuccess: async () => {
      await Promise.all(
        ["runbook", "route"].map((part) => queryClient.invalidateQueries({ queryKey: [part, ticketId] })),
      );
      onDone();
    },
  });
}

function RecordForm({ ticketId, check, onDone }: Props & { onDone: () => void }) {
  const t = useText();
  const record = useRunbookCall(
    ticketId,
    (values: { result: string; evidence: string; link: string }) => recordCheck(ticketId, check.id, values),
    onDone,
  );
  return (
    <div className="mt-2 flex flex-col gap-2">
      {check.how ? (
        <div className="rounded-md bg-sunken px-2.5 py-2 text-sm">
          <PlainText text={check.how} />
        </div>
      ) : null}
      <ApiForm
        label={check.title}
        error={record.error}
        onSubmit={(form) =>
          record.mutate({
            result: form.text("result"),
            evidence: form.text("evidence").trim(),
            link: form.text("link").trim(),
          })
        }
      >
        <SelectField
          name="result"
          label={t("ui.check.result")}
          defaultValue={check.result ?? null}
          placeholder={t("ui.check.choose")}
          options={check.results.map(({ code, label }) => ({ id: code, name: label }))}
          isRequired
        />
        <TextField
          name="evidence"
          label={t("ui.check.evidence")}
          hint={t("ui.check.evidence_hint")}
          rows={3}
          defaultValue={check.evidence}
        />
        <TextField name="link" label={t("ui.check.link")} defaultValue={check.link} />
        <FormButtons submit={t("ui.common.save")} isPending={record.isPending} onCancel={onDone} />
      </ApiForm>
    </div>
  );
}

function WaiveForm({ ticketId, check, onDone }: Props & { onDone: () => void }) {
  const t = useText();
  const waive = useRunbookCall(ticketId, (reason: string) => waiveCheck(ticketId, check.id, { reason }), onDone);
  return (
    <div className="mt-2">
      <ApiForm label={check.title} error={waive.error} onSubmit={(form) => waive.mutate(form.text("reason").trim())}>
        <TextField
          name="reason"
          label={t("ui.check.reason")}
          hint={t("ui.check.reason_hint")}
          rows={2}
          isRequired
          autoFocus
        />
        <FormButtons submit={t("ui.check.waive")} isPending={waive.isPending} onCancel={onDone} />
      </ApiForm>
    </div>
  );
}

function FormButtons({ submit, isPending, onCancel }: { submit: string; isPending: boolean; onCancel: () => void }) {
  const t = useText();
  return (
    <div className="flex justify-end gap-2">
      <ActionButton size="small" onPress={onCancel}>
        {t("ui.common.cancel")}
      </ActionButton>
      <ActionButton size="small" look="primary" type="submit" isPending={isPending}>
        {submit}
      </ActionButton>
    </div>
  );
}
