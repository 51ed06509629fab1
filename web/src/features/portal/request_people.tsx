import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { decidePortalParticipant, listPortalPeople, type ParticipantView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { ParticipantRow } from "../tickets/participant_row.tsx";

/** Who else takes part in the request by mail; the requester says yes or no to those whom a mail named. */
export function RequestPeople({ id }: { id: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const key = ["portal", "people", id];
  const people = useQuery({ queryKey: key, queryFn: () => listPortalPeople(id) });
  const decide = useMutation({
    mutationFn: (each: { one: ParticipantView; state: "confirmed" | "declined" }) =>
      decidePortalParticipant(id, each.one.id, { state: each.state }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  const participants = people.data?.participants ?? [];
  if (participants.length === 0) return null;
  return (
    <section aria-label={t("ui.people.title")} className="mb-4 rounded-lg border border-line bg-surface p-4">
      <h2 className="mb-2 font-semibold">{t("ui.people.title")}</h2>
      <ul className="flex flex-col gap-3">
        {participants.map((one) => (
          <li key={one.id}>
            <ParticipantRow
              one={one}
              isPending={decide.isPending}
              onDecide={(state) => decide.mutate({ one, state })}
            />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={decide.error?.problem} />
    </section>
  );
}
