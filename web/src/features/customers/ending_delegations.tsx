import { useQuery } from "@tanstack/react-query";
import { listEndingDelegations } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { delegationStateIds, delegationTones } from "./delegation_card.tsx";

/** Delegated roles of all customers that run out, or have run out lately. */
export function EndingDelegations() {
  const t = useText();
  const format = useFormat();
  const ending = useQuery({ queryKey: ["ending-delegations"], queryFn: () => listEndingDelegations() });
  return (
    <Card title={t("ui.delegation.ending_title")}>
      <Loaded query={ending} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.delegation.nothing_ends")}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((each) => (
                <li key={each.customer_id + each.role} className="flex flex-wrap items-center gap-2">
                  <Chip tone={delegationTones[each.state]}>{word(t, delegationStateIds, each.state)}</Chip>
                  <TextLink href={`/customers/${each.customer_id}`}>{each.customer_name}</TextLink>
                  <code className="text-sm">{each.role}</code>
                  <span className="text-sm text-muted">
                    {t("ui.delegation.until", { date: format.date(each.expires_at) })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
