import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answerPortalSatisfaction, type PortalQuestion } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { RadioCards } from "../../ui/radio_cards.tsx";
import { portalQuestionQuery } from "./queries.ts";
import { scoreQuestionIds, scores } from "./words.ts";

/** The question whether all was well, to the contact who was asked; afterwards what they said. */
export function SatisfactionQuestion({ ticket }: { ticket: string }) {
  const question = useQuery(portalQuestionQuery(ticket));
  if (!question.data?.is_asked) return null;
  const { is_open, score, comment } = question.data;
  if (!is_open && !score) return null;
  return <Question key={`${score}${comment}`} ticket={ticket} question={question.data} />;
}

function Question({ ticket, question }: { ticket: string; question: PortalQuestion }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isChanging, setChanging] = useState(!question.score);
  const [score, setScore] = useState<string | null>(question.score ?? null);
  const [comment, setComment] = useState(question.comment);
  const send = useMutation({
    mutationFn: () => answerPortalSatisfaction(ticket, { score: score as "good" | "so_so" | "bad", comment }),
    onSuccess: (next) => {
      queryClient.setQueryData(portalQuestionQuery(ticket).queryKey, next);
      setChanging(false);
    },
  });
  return (
    <div className="mb-4">
      <Card title={t("satisfaction.title")}>
        {isChanging ? (
          <div className="flex flex-col gap-3">
            <p>{t("satisfaction.question")}</p>
            <RadioCards
              label={t("satisfaction.question")}
              value={score}
              onChange={setScore}
              cards={scores.map((id) => ({
                id,
                name: word(t, scoreQuestionIds, id),
                content: word(t, scoreQuestionIds, id),
              }))}
            />
            <TextField label={t("satisfaction.comment")} rows={3} value={comment} onChange={setComment} />
            {send.error ? <ProblemNotice problem={send.error.problem} /> : null}
            <div>
              <ActionButton
                look="primary"
                isDisabled={score === null}
                isPending={send.isPending}
                onPress={() => send.mutate()}
              >
                {t("satisfaction.send")}
              </ActionButton>
            </div>
            {question.expires_at ? (
              <p className="text-sm text-muted">
                {t("satisfaction.until", { time: format.dateTime(question.expires_at) })}
              </p>
            ) : null}
          </div>
        ) : (
          <div className="flex flex-col items-start gap-2">
            <p role="status">
              {t("satisfaction.thanks")}{" "}
              <strong>{question.score ? word(t, scoreQuestionIds, question.score) : ""}</strong>
            </p>
            {question.comment ? <p className="whitespace-pre-line wrap-anywhere">{question.comment}</p> : null}
            {question.is_open ? (
              <ActionButton onPress={() => setChanging(true)}>{t("satisfaction.change")}</ActionButton>
            ) : null}
          </div>
        )}
      </Card>
    </div>
  );
}
