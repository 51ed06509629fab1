import type { ReachView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { useFace } from "./face.ts";

const wayIds: Record<ReachView["way"], string> = {
  mail: "offers.way.mail",
  phone: "offers.way.phone",
  portal: "offers.way.portal",
  web: "offers.way.web",
};

function Reach({ way, value }: ReachView) {
  if (way === "mail") return <TextLink href={`mailto:${value}`}>{value}</TextLink>;
  if (way === "phone") return <TextLink href={`tel:${value.replace(/[^+\d]/g, "")}`}>{value}</TextLink>;
  return <TextLink href={value}>{value}</TextLink>;
}

/** How to reach the desk, and in which hours: what the offer in force says. */
export function ReachCard() {
  const t = useText();
  const face = useFace();
  if (!face || (face.reach.length === 0 && !face.hours)) return null;
  return (
    <Card title={t("portal.reach")}>
      <dl className="flex flex-col gap-1 text-sm">
        {face.reach.map((each) => (
          <div key={`${each.way} ${each.value}`}>
            <dt className="text-muted">{word(t, wayIds, each.way)}</dt>
            <dd>
              <Reach {...each} />
            </dd>
          </div>
        ))}
      </dl>
      {face.hours ? <p className="mt-2 text-sm text-muted">{face.hours}</p> : null}
    </Card>
  );
}
