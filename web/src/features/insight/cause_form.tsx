import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  type AvoidedBy,
  type CauseProposal,
  type CauseProposals,
  correctLesson,
  resolveTicket,
  type SelfService,
  type TicketView,
} from "../../client/api.ts";
import { type Translate, useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { RadioCards } from "../../ui/radio_cards.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { ticketChanged } from "../tickets/queries.ts";
import { ChoiceRow, nextOf } from "./choice_row.tsx";
import { causesQuery } from "./queries.ts";

interface Props {
  ticket: TicketView;
  /** Only what was decided is corrected; the ticket stays as it is. */
  isResolved?: boolean;
  onCancel: () => void;
  onDone: () => void;
}

/** Why the request came, and what would have spared it. */
export function CauseForm({ ticket, isResolved = false, onCancel, onDone }: Props) {
  const proposals = useQuery(causesQuery(ticket.id));
  return (
    <Loaded query={proposals}>
      {(data) => (
        <Chooser ticket={ticket} proposals={data} isResolved={isResolved} onCancel={onCancel} onDone={onDone} />
      )}
    </Loaded>
  );
}

interface Answers {
  cause: string;
  self_service: SelfService;
  avoided_by: AvoidedBy;
  article_id: string | null;
}

/** What the catalogue says of a cause: where the two questions begin. */
const answersOf = (cause: CauseProposal | undefined): Answers => ({
  cause: cause?.code ?? "",
  self_service: cause?.self_service ? "yes" : "unknown",
  avoided_by: cause?.avoided_by ?? "nothing",
  article_id: null,
});

const first = 5;
const none = "none";

/** The dialog opens before the causes are there: they take the focus when they come. */
function useFocusOnChoice() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const radios = Array.from(box.current?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? []);
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
  }, []);
  return box;
}

function Chooser({ ticket, proposals, isResolved, onCancel, onDone }: Required<Props> & { proposals: CauseProposals }) {
  const t = useText();
  const queryClient = useQueryClient();
  const { items, articles, lesson } = proposals;
  const [isWhole, setWhole] = useState(false);
  const best = items[0];
  const [answers, setAnswers] = useState<Answers>(lesson ?? answersOf(best && best.score > 0 ? best : undefined));
  const save = useMutation({
    mutationFn: async ({ cause, self_service, avoided_by, article_id }: Answers) => {
      const body = { cause, self_service, avoided_by, article_id };
      if (isResolved) await correctLesson(ticket.id, body);
      else await resolveTicket(ticket.id, body);
    },
    onSuccess: () => {
      ticketChanged(queryClient, ticket.id);
      queryClient.invalidateQueries({ queryKey: ["customer"] });
      onDone();
    },
  });
  const shown = isWhole ? items : items.filter((cause, at) => at < first || cause.code === answers.cause);
  const choose = (code: string) =>
    setAnswers({ ...answersOf(items.find((cause) => cause.code === code)), article_id: answers.article_id });
  const selfChoices = selfServiceChoices(t);
  const avoidChoices = avoidedByChoices(t);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === "radio";
    if (event.key === "Enter" && isRadio && answers.cause) {
      event.preventDefault();
      event.stopPropagation();
      if (!save.isPending) save.mutate(answers);
      return;
    }
    // By its place: the digits of a Czech keyboard are letters.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const cause = digit ? shown[Number(digit) - 1] : undefined;
    if (cause) choose(cause.code);
    else if (event.key === "s") setAnswers({ ...answers, self_service: nextOf(selfChoices, answers.self_service) });
    else if (event.key === "v") setAnswers({ ...answers, avoided_by: nextOf(avoidChoices, answers.avoided_by) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const box = useFocusOnChoice();
  const title = isResolved ? t("ui.lesson.correct") : t("ui.ticket.resolve_title");
  return (
    <div ref={box} onKeyDownCapture={onKeyDown}>
      <ApiForm label={title} error={save.error} onSubmit={() => save.mutate(answers)} className="flex flex-col gap-4">
        <RadioCards
          label={t("ui.ticket.cause")}
          cards={shown.map((cause, at) => ({
            id: cause.code,
            name: cause.name,
            content: <Cause cause={cause} digit={at + 1} />,
          }))}
          value={answers.cause || null}
          onChange={choose}
        />
        {isWhole || items.length <= shown.length ? null : (
          <ActionButton size="small" look="quiet" onPress={() => setWhole(true)}>
            {t("ui.lesson.all_causes", { count: items.length })}
          </ActionButton>
        )}
        <ChoiceRow
          label={t("ui.lesson.self_service")}
          hotkey="S"
          choices={selfChoices}
          value={answers.self_service}
          onChange={(self_service) => setAnswers({ ...answers, self_service })}
        />
        <ChoiceRow
          label={t("ui.lesson.avoided_by")}
          hotkey="V"
          choices={avoidChoices}
          value={answers.avoided_by}
          onChange={(avoided_by) => setAnswers({ ...answers, avoided_by })}
        />
        {articles.length > 0 ? (
          <SelectField
            label={t("ui.lesson.article")}
            value={answers.article_id ?? none}
            onChange={(id) => setAnswers({ ...answers, article_id: id === none ? null : id })}
            options={[
              { id: none, name: t("ui.lesson.no_article") },
              ...articles.map(({ id, title }) => ({ id, name: title })),
            ]}
          />
        ) : null}
        <div className="flex justify-end gap-2">
          <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
          <ActionButton type="submit" look="primary" isDisabled={!answers.cause} isPending={save.isPending}>
            {isResolved ? t("ui.lesson.save") : t("ui.ticket.resolve")}
          </ActionButton>
        </div>
      </ApiForm>
    </div>
  );
}

function Cause({ cause, digit }: { cause: CauseProposal; digit: number }) {
  const t = useText();
  return (
    <div className="flex items-baseline gap-2">
      <div className="min-w-0 flex-1">
        <div className="font-medium">{cause.name}</div>
        <div className="text-sm text-muted">{whyOf(t, cause)}</div>
      </div>
      {digit <= 9 ? (
        <span aria-hidden="true" className="rounded-sm border border-line px-1 text-xs text-muted">
          {digit}
        </span>
      ) : null}
    </div>
  );
}

function whyOf(t: Translate, { similar, words }: CauseProposal) {
  const parts = [];
  if (similar.length > 0)
    parts.push(
      t("ui.lesson.similar", { count: similar.length, tickets: similar.map((each) => `#${each}`).join(", ") }),
    );
  if (words.length > 0) parts.push(t("ui.lesson.words", { words: words.join(", ") }));
  return parts.join(" · ");
}

const selfServiceChoices = (t: Translate): [SelfService, string][] => [
  ["yes", t("ui.lesson.self_service.yes")],
  ["no", t("ui.lesson.self_service.no")],
  ["unknown", t("ui.lesson.self_service.unknown")],
];

const avoidedByChoices = (t: Translate): [AvoidedBy, string][] => [
  ["nothing", t("ui.lesson.avoided_by.nothing")],
  ["training", t("ui.lesson.avoided_by.training")],
  ["plan", t("ui.lesson.avoided_by.plan")],
  ["service", t("ui.lesson.avoided_by.service")],
];
