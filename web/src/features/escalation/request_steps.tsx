import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { type ServiceRequestView, type Step, takeServiceRequestStep } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { requestChanged } from "./queries.ts";

const stepIds = {
  accept: "ui.step.accept",
  decline: "ui.step.decline",
  work: "ui.step.work",
  answer: "ui.step.answer",
  complete: "ui.step.complete",
  approve: "ui.step.approve",
  return: "ui.step.return",
  close: "ui.step.close",
  withdraw: "ui.step.withdraw",
};

/** Records what the other side, or we, did with a service request that was sent. */
export function RequestSteps({ ticketId, request }: { ticketId: string; request: ServiceRequestView }) {
  const t = useText();
  const [step, setStep] = useState<Step | null>(null);
  const steps = request.steps.filter((each) => each !== "send");
  if (steps.length === 0) return null;
  return (
    <div>
      <MenuTrigger>
        <Button className="inline-flex min-h-7 cursor-pointer items-center gap-1 rounded-md border border-line-strong bg-raised px-2 text-sm font-medium outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent">
          {t("ui.step.record")}
          <ChevronDown aria-hidden="true" className="size-4 text-muted" />
        </Button>
        <Popover className="min-w-48 rounded-md border border-line bg-raised p-1 shadow-lg">
          <Menu className="outline-none" onAction={(key) => setStep(key as Step)}>
            {steps.map((each) => (
              <MenuItem
                key={each}
                id={each}
                className="flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 outline-none hovered:bg-hover focused:bg-hover"
              >
                {word(t, stepIds, each)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <ModalDialog title={step ? word(t, stepIds, step) : ""} isOpen={step !== null} onClose={() => setStep(null)}>
        {step ? <StepForm ticketId={ticketId} request={request} step={step} onDone={() => setStep(null)} /> : null}
      </ModalDialog>
    </div>
  );
}

interface FormProps {
  ticketId: string;
  request: ServiceRequestView;
  step: Step;
  onDone: () => void;
}

function StepForm({ ticketId, request, step, onDone }: FormProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: (reason: string) => takeServiceRequestStep(request.id, reason ? { step, reason } : { step }),
    onSuccess: () => {
      requestChanged(queryClient, ticketId);
      onDone();
    },
  });
  return (
    <ApiForm
      label={word(t, stepIds, step)}
      error={take.error}
      onSubmit={(form) => take.mutate(form.text("reason").trim())}
    >
      <TextField name="reason" label={t("ui.step.reason")} rows={2} autoFocus />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={take.isPending}>
          {t("ui.step.record")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
