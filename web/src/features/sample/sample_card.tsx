import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SampleView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay, useSession } from "../session/queries.ts";
import { sampleQuery, useEnter, useMake, useRemove } from "./queries.ts";

/** The way into a desk to play with, and the end of it. In the sample desk itself there is none. */
export function SampleCard() {
  const isSample = useSession()?.is_sample;
  return useMay("desk_manage") && !isSample ? <Shown /> : null;
}

function Shown() {
  const t = useText();
  const { data } = useQuery(sampleQuery);
  return (
    <Card title={t("ui.sample.title")}>
      <p className="mb-3 max-w-prose">{t("ui.sample.words")}</p>
      {data ? <Ways sample={data} /> : null}
    </Card>
  );
}

function Ways({ sample }: { sample: SampleView }) {
  const t = useText();
  const make = useMake();
  const enter = useEnter();
  const [isRemoving, setRemoving] = useState(false);
  const [first] = sample.people;
  const begin = () => make.mutate(undefined, { onSuccess: ({ people: [made] }) => made && enter.mutate(made) });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <ActionButton
          isPending={make.isPending || enter.isPending}
          onPress={() => (first ? enter.mutate(first) : begin())}
        >
          {t(first ? "ui.sample.open" : "ui.sample.make")}
        </ActionButton>
        {first && !isRemoving ? (
          <ActionButton look="quiet" onPress={() => setRemoving(true)}>
            {t("ui.sample.remove")}
          </ActionButton>
        ) : null}
      </div>
      <p role="status" className="text-sm text-muted">
        {make.isPending ? t("ui.sample.making") : ""}
      </p>
      {first && isRemoving ? <Removing onEnd={() => setRemoving(false)} /> : null}
      <ProblemNotice problem={(make.error ?? enter.error)?.problem} />
    </div>
  );
}

function Removing({ onEnd }: { onEnd: () => void }) {
  const t = useText();
  const remove = useRemove();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p>{t("ui.sample.sure")}</p>
      <ActionButton
        autoFocus
        look="danger"
        isPending={remove.isPending}
        onPress={() => remove.mutate(undefined, { onSuccess: onEnd })}
      >
        {t("ui.sample.remove")}
      </ActionButton>
      <ActionButton look="quiet" onPress={onEnd}>
        {t("ui.sample.keep")}
      </ActionButton>
      <ProblemNotice problem={remove.error?.problem} />
    </div>
  );
}
