import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Ladder, removeLadder } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, word } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { clockIds } from "../clocks/words.ts";
import { calendarsQuery } from "../offers/queries.ts";
import { agentsQuery, useMay } from "../session/queries.ts";
import { LadderForm } from "./ladder_form.tsx";
import { laddersQuery, teamsQuery } from "./queries.ts";
import { TeamsCard } from "./teams_card.tsx";

/** Who is told when deadlines come near or are missed, and the teams that this names. */
export function LaddersPage() {
  const t = useText();
  const mayWrite = useMay("desk_manage");
  const ladders = useQuery(laddersQuery);
  const [edited, setEdited] = useState<Ladder | "new" | null>(null);
  const close = () => setEdited(null);
  const actions = (
    <>
      <ButtonLink href="/settings/calendars">{t("ui.calendar.title")}</ButtonLink>
      {mayWrite ? (
        <ActionButton look="primary" onPress={() => setEdited("new")}>
          {t("ui.ladder.add")}
        </ActionButton>
      ) : null}
    </>
  );
  return (
    <Page title={t("ui.ladder.title")} lead={t("ui.ladder.lead")} actions={actions}>
      <div className="flex flex-col gap-4">
        <Loaded query={ladders}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("ui.ladder.none")} hint={t("ui.ladder.none_hint")} />
            ) : (
              <div className="grid gap-4 md:grid-cols-2">
                {items.map((ladder) => (
                  <LadderCard key={ladder.id} ladder={ladder} onEdit={mayWrite ? () => setEdited(ladder) : undefined} />
                ))}
              </div>
            )
          }
        </Loaded>
        <TeamsCard />
      </div>
      <ModalDialog title={t("ui.ladder.edit")} isOpen={edited !== null} onClose={close} width="wide">
        {edited ? <LadderForm ladder={edited === "new" ? undefined : edited} onDone={close} /> : null}
      </ModalDialog>
    </Page>
  );
}

function LadderCard({ ladder, onEdit }: { ladder: Ladder; onEdit?: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const calendars = useQuery(calendarsQuery);
  const remove = useMutation({
    mutationFn: () => removeLadder(ladder.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: laddersQuery.queryKey }),
  });
  const all = (words: string[]) => (words.length > 0 ? words.join(", ") : t("ui.ladder.any"));
  const actions = onEdit ? (
    <>
      <ActionButton size="small" onPress={onEdit} aria-label={t("ui.ladder.edit_one", { name: ladder.name })}>
        {t("ui.ladder.change")}
      </ActionButton>
      <ActionButton
        size="small"
        onPress={() => remove.mutate()}
        isPending={remove.isPending}
        aria-label={t("ui.ladder.remove_one", { name: ladder.name })}
      >
        {t("ui.common.remove")}
      </ActionButton>
    </>
  ) : null;
  return (
    <Card title={ladder.name} actions={actions}>
      <ProblemNotice problem={remove.error?.problem} />
      <Facts
        rows={[
          [t("ui.ladder.kinds"), all(ladder.kinds.map((kind) => word(t, clockIds, kind)))],
          [t("ui.ladder.severities"), all(ladder.severities.map((each) => word(t, severityIds, each)))],
          [
            t("ui.ladder.hours"),
            ladder.calendar_id
              ? calendars.data?.items.find(({ id }) => id === ladder.calendar_id)?.name
              : t("ui.ladder.any_time"),
          ],
        ]}
      />
      <Steps ladder={ladder} />
    </Card>
  );
}

function Steps({ ladder }: { ladder: Ladder }) {
  const t = useText();
  const teams = useQuery(teamsQuery);
  const agents = useQuery(agentsQuery);
  const nameOf = (of: { id: string; name: string }[] | undefined, id: string) =>
    of?.find((each) => each.id === id)?.name ?? "–";
  return (
    <ol className="mt-3 flex flex-col gap-1 text-sm">
      {ladder.rungs.map(({ percent, assignee, teams: named, people, mail }) => (
        <li key={percent}>
          <span className="font-medium">
            {percent === 100 ? t("ui.ladder.at_breach") : t("ui.ladder.at_percent", { percent })}
          </span>
          {": "}
          {[
            ...(assignee ? [t("ui.ladder.assignee")] : []),
            ...named.map((id) => nameOf(teams.data?.items, id)),
            ...people.map((id) => nameOf(agents.data?.items, id)),
          ].join(", ")}
          {mail ? ` · ${t("ui.ladder.by_mail")}` : ""}
        </li>
      ))}
    </ol>
  );
}
