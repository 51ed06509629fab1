import { ActionButton, ButtonLink, TextLink } from "../src/ui/button.tsx";
import { CopyButton } from "../src/ui/copy_button.tsx";
import { long, Shelf } from "./shelf.tsx";

const looks = ["primary", "plain", "quiet", "danger"] as const;

export function Buttons() {
  return (
    <div className="flex flex-col gap-3">
      {looks.map((look) => (
        <Shelf key={look} name={look}>
          <ActionButton look={look}>At rest</ActionButton>
          <ActionButton look={look} isDisabled>
            Disabled
          </ActionButton>
          <ActionButton look={look} isPending>
            Pending
          </ActionButton>
          <ActionButton look={look} size="small">
            Small
          </ActionButton>
          <ButtonLink look={look} href="#">
            A link
          </ButtonLink>
        </Shelf>
      ))}
      <Shelf name="long">
        <ActionButton>{long}</ActionButton>
      </Shelf>
      <Shelf name="link in text">
        <p>
          Before <TextLink href="#">{long}</TextLink> behind.
        </p>
      </Shelf>
      <Shelf name="copy">
        <CopyButton text="copied" label="Copy the link" />
      </Shelf>
    </div>
  );
}
