import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getRoute, type RouteView, type VehicleRouteView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioCards } from "../../ui/radio_cards.tsx";
import { Loaded } from "../../ui/states.tsx";
import { isAllowed, VehicleCard } from "./vehicle_card.tsx";
import { WhatIf } from "./what_if.tsx";
import { partyIds } from "./words.ts";

interface Props {
  ticketId: string;
  /** The reason is there when it is not the recommended one. */
  onChoose: (vehicle: VehicleRouteView, reason: string) => void;
  isPending: boolean;
}

/** All ways to escalate a ticket, the recommended one chosen already. */
export function RouteChoice({ ticketId, ...rest }: Props) {
  const route = useQuery({ queryKey: ["route", ticketId], queryFn: () => getRoute(ticketId), staleTime: 0 });
  return (
    <Loaded query={route}>
      {(data) => (
        <div className="flex flex-col gap-3">
          <Choice route={data} {...rest} />
          <WhatIf ticketId={ticketId} route={data} />
        </div>
      )}
    </Loaded>
  );
}

const cardId = (vehicle: VehicleRouteView) => `${vehicle.vehicle} ${vehicle.entitlement_id ?? ""}`;

function Choice({ route, onChoose, isPending }: Omit<Props, "ticketId"> & { route: RouteView }) {
  const t = useText();
  const recommended = route.vehicles.find((each) => each.vehicle === route.recommended && isAllowed(each));
  const [chosen, setChosen] = useState<string | null>(recommended ? cardId(recommended) : null);
  const [reason, setReason] = useState("");
  const vehicles = [...route.vehicles].sort(
    (a, b) => Number(isAllowed(b)) - Number(isAllowed(a)) || (a.rank ?? 0) - (b.rank ?? 0),
  );
  const vehicle = vehicles.find((each) => cardId(each) === chosen);
  const needsReason = vehicle !== undefined && vehicle !== recommended;
  const sources = route.boundary.filter((part, at, all) => all.findIndex((other) => other.text === part.text) === at);
  return (
    <div className="flex flex-col gap-4">
      {route.next === "escalate" ? null : <NextStep route={route} />}
      {sources.length > 0 ? (
        <section aria-label={t("ui.route.boundary")}>
          <h3 className="font-medium">{t("ui.route.boundary")}</h3>
          <ul className="text-sm">
            {sources.map((part) => (
              <li key={part.party + part.text}>
                <span className="font-medium">{word(t, partyIds, part.party)}:</span> {part.text}{" "}
                {part.source.startsWith("https://") ? (
                  <TextLink href={part.source} target="_blank" rel="noreferrer noopener">
                    {t("ui.route.source")}
                  </TextLink>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RadioCards
        label={t("ui.route.vehicles")}
        value={chosen}
        onChange={setChosen}
        cards={vehicles.map((each) => ({
          id: cardId(each),
          name: each.name,
          isDisabled: !isAllowed(each),
          content: <VehicleCard vehicle={each} isRecommended={each === recommended} />,
        }))}
      />
      {needsReason ? (
        <TextField
          label={recommended ? t("ui.route.why_not", { name: recommended.name }) : t("ui.route.why_escalate")}
          hint={t("ui.route.why_hint")}
          value={reason}
          onChange={setReason}
          isRequired
        />
      ) : null}
      <div className="flex items-center justify-between gap-3">
        <span className="text-sm text-muted">{t("ui.route.rulebook", { edition: route.rulebook })}</span>
        <ActionButton
          look="primary"
          isDisabled={!vehicle || (needsReason && reason.trim() === "")}
          isPending={isPending}
          onPress={() => {
            if (vehicle) onChoose(vehicle, needsReason ? reason.trim() : "");
          }}
        >
          {t("ui.escalate.prepare")}
        </ActionButton>
      </div>
    </div>
  );
}

/** What the rules say to do before or instead of escalating. */
function NextStep({ route }: { route: RouteView }) {
  const t = useText();
  return (
    <Notice tone="warn">
      {route.next_text}{" "}
      {route.link?.startsWith("https://") ? (
        <TextLink href={route.link} target="_blank" rel="noreferrer noopener">
          {t("ui.route.go_there")}
        </TextLink>
      ) : null}
    </Notice>
  );
}
