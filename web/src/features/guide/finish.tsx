import type { GuideView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { SampleCard } from "../sample/sample_card.tsx";
import { steps } from "./words.ts";

/** What is done, and what was left for later. */
export function Finish({ guide }: { guide: GuideView }) {
  const t = useText();
  const left = guide.steps.filter(({ state }) => state !== "done");
  return (
    <section aria-labelledby="step" className="flex min-w-0 flex-col gap-4">
      <h2 id="step" className="text-xl font-semibold">
        {t(left.length === 0 ? "ui.guide.all_done" : "ui.guide.so_far")}
      </h2>
      {left.length === 0 ? (
        <Notice tone="good">{t("ui.guide.all_done_words")}</Notice>
      ) : (
        <Card title={t("ui.guide.left")}>
          <ul className="flex flex-col gap-1">
            {left.map(({ step }) => (
              <li key={step}>
                <TextLink href={`/setup-guide?step=${step}`}>{t(steps[step].title)}</TextLink>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-muted">{t("ui.guide.left_words")}</p>
        </Card>
      )}
      <SampleCard />
      <div>
        <ButtonLink href="/queue" look="primary">
          {t("ui.guide.to_queue")}
        </ButtonLink>
      </div>
    </section>
  );
}
