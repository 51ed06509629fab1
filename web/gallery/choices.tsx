import { CheckField } from "../src/ui/field.tsx";
import { RadioCards } from "../src/ui/radio_cards.tsx";
import { Shelf } from "./shelf.tsx";

const cards = [
  { id: "chosen", name: "Chosen", content: <p>Chosen, and explained in a sentence.</p> },
  { id: "other", name: "Other", content: <p>Could be chosen.</p> },
  { id: "closed", name: "Closed", isDisabled: true, content: <p>Cannot be chosen, and says why.</p> },
];

export function Choices() {
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <Shelf name="check boxes">
        <CheckField>Not checked</CheckField>
        <CheckField defaultSelected>Checked</CheckField>
      </Shelf>
      <RadioCards label="Cards" cards={cards} value="chosen" onChange={() => {}} />
    </div>
  );
}
