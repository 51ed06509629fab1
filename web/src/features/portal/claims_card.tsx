import { useQuery } from "@tanstack/react-query";
import { listPortalClaims } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { Card } from "../../ui/page.tsx";
import { claimStateIds, claimStateTones } from "../claims/words.ts";

/** Credits that are claimed for the company's outages. Nothing at all while the desk shows none. */
export function ClaimsCard() {
  const t = useText();
  const format = useFormat();
  const claims = useQuery({ queryKey: ["portal", "claims"], queryFn: () => listPortalClaims() });
  if (!claims.data || claims.data.items.length === 0) return null;
  return (
    <Card title={t("ui.claim.portal_title")}>
      <ul className="flex flex-col gap-2">
        {claims.data.items.map((claim) => (
          <li key={claim.id} className="flex flex-wrap items-baseline justify-between gap-x-2">
            <span>{claim.service_name}</span>
            <Chip tone={claimStateTones[claim.state]}>{word(t, claimStateIds, claim.state)}</Chip>
            <span className="w-full text-sm text-muted">
              {format.dateTime(claim.incident_from)}
              {claim.amount ? ` · ${format.money(claim.amount)}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
