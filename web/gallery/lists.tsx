import { DueChip } from "../src/features/queue/due_chip.tsx";
import { ActionButton } from "../src/ui/button.tsx";
import { PlainText } from "../src/ui/plain_text.tsx";
import { Empty } from "../src/ui/states.tsx";
import { long, Shelf } from "./shelf.tsx";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString();

export function Lists() {
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <Shelf name="promises">
        <DueChip kind="first_response" due={inDays(2)} />
        <DueChip kind="resolution" due={inDays(-3)} />
        <DueChip due={inDays(1)} state="met" />
      </Shelf>
      <PlainText text={`Two lines,\nand a link: https://example.com/a-path. ${long}.`} />
      <Empty
        title="Nothing here"
        hint="What would be here, and how it comes."
        action={<ActionButton>Do it</ActionButton>}
      />
    </div>
  );
}
