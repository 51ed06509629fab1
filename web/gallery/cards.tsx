import { ActionButton } from "../src/ui/button.tsx";
import { Chip } from "../src/ui/chip.tsx";
import { FoldingCard, Unfold } from "../src/ui/disclosure.tsx";
import { Card, Facts } from "../src/ui/page.tsx";
import { long } from "./shelf.tsx";

export function Cards() {
  return (
    <div className="grid max-w-4xl grid-cols-2 items-start gap-4">
      <Card title="A card" actions={<ActionButton size="small">Add</ActionButton>}>
        <Facts
          rows={[
            ["Name", "Pekárna Klas s.r.o."],
            ["Long name of a fact", long],
            ["Left out", ""],
          ]}
        />
      </Card>
      <FoldingCard title="Open" aside={<Chip tone="warn">3</Chip>}>
        <p>Its content.</p>
        <Unfold label="More of it">
          <p>The rest.</p>
        </Unfold>
      </FoldingCard>
      <FoldingCard title="Folded" isOpen={false}>
        <p>Not to be seen.</p>
      </FoldingCard>
    </div>
  );
}
