import { Check, Minus } from "lucide-react";
import { Link } from "react-aria-components";
import type { SetupStep, StepProgress } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { stateIds, steps } from "./words.ts";

/** All steps with what has become of each; every one can be gone to. */
export function StepNav({ progress, current }: { progress: StepProgress[]; current: SetupStep | undefined }) {
  const t = useText();
  return (
    <nav aria-label={t("ui.guide.steps")}>
      <ol className="flex flex-wrap gap-1 lg:flex-col">
        {progress.map(({ step, state }, at) => (
          <li key={step}>
            <Link
              href={`/setup-guide?step=${step}`}
              aria-current={step === current ? "step" : undefined}
              className="flex min-h-9 items-center gap-2 rounded-md px-2 py-1 outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent aria-[current=step]:bg-accent-soft aria-[current=step]:font-semibold"
            >
              <span
                aria-hidden="true"
                className={`grid size-6 shrink-0 place-items-center rounded-full border text-sm ${
                  state === "done" ? "border-transparent bg-good text-good-ink" : "border-line-strong"
                }`}
              >
                {state === "done" ? <Check className="size-4" /> : null}
                {state === "skipped" ? <Minus className="size-4" /> : null}
                {state === "open" ? at + 1 : null}
              </span>
              <span>{t(steps[step].title)}</span>
              <span className="sr-only">{word(t, stateIds, state)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
