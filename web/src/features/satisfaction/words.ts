import type { AnswerView } from "../../client/api.ts";
import type { Tone } from "../../ui/chip.tsx";

type Score = AnswerView["score"];

/** In the order in which they are offered. */
export const scores: readonly Score[] = ["good", "so_so", "bad"];

export const scoreIds: Record<Score, string> = {
  good: "ui.satisfaction.good",
  so_so: "ui.satisfaction.so_so",
  bad: "ui.satisfaction.bad",
};

/** The same as the customer reads them. */
export const scoreQuestionIds: Record<Score, string> = {
  good: "satisfaction.score.good",
  so_so: "satisfaction.score.so_so",
  bad: "satisfaction.score.bad",
};

export const scoreTones: Record<Score, Tone> = { good: "good", so_so: "warn", bad: "bad" };
