import { useMutation } from "@tanstack/react-query";
import { type RouteView, whatIf } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Unfold } from "../../ui/disclosure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";

/** Refusals that go away when the desk holds the plan. */
const notHeld = ["not_held", "not_activated", "expired", "exhausted", "membership_missing"];

/** "What if we held this plan?", answered for the ticket at hand. */
export function WhatIf({ ticketId, route }: { ticketId: string; route: RouteView }) {
  const t = useText();
  const ask = useMutation({ mutationFn: (vehicle: string) => whatIf(ticketId, { vehicle }) });
  const plans = route.vehicles.filter(({ reasons }) => reasons.some(({ code }) => notHeld.includes(code)));
  if (plans.length === 0) return null;
  return (
    <Unfold label={t("ui.what_if.title")}>
      <div className="mt-1 flex flex-col gap-2">
        <SelectField
          label={t("ui.what_if.plan")}
          options={plans.map(({ vehicle, name }) => ({ id: vehicle, name }))}
          placeholder={t("ui.check.choose")}
          onChange={(vehicle) => ask.mutate(vehicle)}
        />
        <ProblemNotice problem={ask.error?.problem} />
        {ask.data ? <Notice tone="good">{ask.data.text}</Notice> : null}
      </div>
    </Unfold>
  );
}
