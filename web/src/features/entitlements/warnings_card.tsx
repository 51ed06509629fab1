import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { warningsQuery } from "./queries.ts";
import { warningIds } from "./words.ts";

/** What runs out or has run out. Nothing at all when there is nothing to say, unless `always`. */
export function WarningsCard({ always = false }: { always?: boolean }) {
  const t = useText();
  const warnings = useQuery(warningsQuery);
  if (!always && (warnings.data?.items.length ?? 0) === 0) return null;
  return (
    <Card title={t("ui.entitlements.warnings")}>
      <Loaded query={warnings} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.entitlements.no_warnings")}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((each) => (
                <li key={each.entitlement_id + each.kind} className="flex flex-wrap items-center gap-2">
                  <Chip tone={each.kind === "expired" ? "bad" : "warn"}>{word(t, warningIds, each.kind)}</Chip>
                  <TextLink href={`/entitlements/${each.entitlement_id}`}>{each.text}</TextLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
