import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { GuideView, SetupStep } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { Finish } from "./finish.tsx";
import { guideQuery, useSkip } from "./queries.ts";
import { StepNav } from "./step_nav.tsx";
import { StepWork } from "./step_work.tsx";
import { isStep, stateIds, steps } from "./words.ts";

const route = getRouteApi("/desk/setup-guide");
const tones: Record<string, Tone> = { open: "accent", done: "good", skipped: "plain" };

/** From an empty desk to the first answered mail: a step a screen, in any order, left and taken up again at will. */
export function GuidePage() {
  const t = useText();
  const guide = useQuery(guideQuery);
  return (
    <Page title={t("ui.guide.title")} lead={t("ui.guide.lead")}>
      <Loaded query={guide}>{(data) => <Guide guide={data} />}</Loaded>
    </Page>
  );
}

/** Without a step in the address it goes on where it was left, and stays there when that step is done. */
function Guide({ guide }: { guide: GuideView }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const step = isStep(search.step) || search.step === "end" ? search.step : (guide.next ?? "end");
  useEffect(() => {
    if (search.step !== step) navigate({ search: { step }, replace: true });
  }, [search.step, step, navigate]);
  const current = isStep(step) ? step : undefined;
  return (
    <div className="grid gap-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <StepNav progress={guide.steps} current={current} />
      {current ? <StepScreen key={current} guide={guide} step={current} /> : <Finish guide={guide} />}
    </div>
  );
}

function StepScreen({ guide, step }: { guide: GuideView; step: SetupStep }) {
  const t = useText();
  const { title, lead, needs } = steps[step];
  const may = useMay(needs);
  const at = guide.steps.findIndex((each) => each.step === step);
  const state = guide.steps[at]?.state ?? "open";
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(false);
  // Whoever went on by a key is at the new step; on arriving from elsewhere the focus stays where the browser put it.
  useEffect(() => {
    if (document.activeElement !== document.body || shown.current) heading.current?.focus();
    shown.current = true;
  }, []);
  return (
    <section aria-labelledby="step" className="flex min-w-0 flex-col gap-4">
      <div>
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="step" ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
            {t("ui.guide.step_of", { number: at + 1, all: guide.steps.length, step: t(title) })}
          </h2>
          <Chip tone={tones[state]}>{word(t, stateIds, state)}</Chip>
        </div>
        <p className="mt-1 max-w-prose text-muted">{t(lead)}</p>
      </div>
      {may ? <StepWork step={step} guide={guide} /> : <Notice tone="warn">{t("ui.guide.not_yours")}</Notice>}
      <StepEnds guide={guide} at={at} />
    </section>
  );
}

/** Back, on, and leaving out. */
function StepEnds({ guide, at }: { guide: GuideView; at: number }) {
  const t = useText();
  const navigate = route.useNavigate();
  const skip = useSkip();
  const here = guide.steps[at];
  if (!here) return null;
  const before = guide.steps[at - 1]?.step;
  const after = guide.steps[at + 1]?.step ?? "end";
  const on = () => navigate({ search: { step: after } });
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      {before ? <ButtonLink href={`/setup-guide?step=${before}`}>{t("ui.guide.back")}</ButtonLink> : null}
      <span className="flex-1" />
      {here.state === "open" ? (
        <ActionButton
          isPending={skip.isPending}
          onPress={() => skip.mutate({ step: here.step, is_skipped: true }, { onSuccess: on })}
        >
          {t("ui.guide.skip")}
        </ActionButton>
      ) : null}
      {here.state === "skipped" ? (
        <ActionButton isPending={skip.isPending} onPress={() => skip.mutate({ step: here.step, is_skipped: false })}>
          {t("ui.guide.take_up")}
        </ActionButton>
      ) : null}
      <ButtonLink href={`/setup-guide?step=${after}`} look={here.state === "open" ? "plain" : "primary"}>
        {t(after === "end" ? "ui.guide.finish" : "ui.guide.next")}
      </ButtonLink>
      <ProblemNotice problem={skip.error?.problem} />
    </div>
  );
}
