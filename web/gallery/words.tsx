import { Chip, type Tone } from "../src/ui/chip.tsx";
import { Notice } from "../src/ui/notice.tsx";
import { ProblemNotice } from "../src/ui/problem_notice.tsx";
import { problemOf } from "./problem.ts";
import { long, Shelf } from "./shelf.tsx";

const tones: Tone[] = ["plain", "accent", "good", "warn", "bad", "upstream"];

export function Words() {
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <Shelf name="chips">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
      </Shelf>
      <Notice tone="good">It was done.</Notice>
      <Notice tone="warn">{long}.</Notice>
      <Notice tone="bad">It was not done.</Notice>
      <ProblemNotice problem={problemOf("conflict").problem} />
    </div>
  );
}
