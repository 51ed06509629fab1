import { useQuery } from "@tanstack/react-query";
import { ChevronDown, FlaskConical } from "lucide-react";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { roleIds } from "../people/words.ts";
import { useSession } from "../session/queries.ts";
import { useSignOut } from "../session/sign_out.ts";
import { sampleQuery, useEnter } from "./queries.ts";

const playedIds = { ...roleIds, contact: "ui.sample.contact" };

/** Where one is, as whom, and the way out. */
export default function Bar() {
  const t = useText();
  const leave = useSignOut("/setup-guide?step=end");
  return (
    <section aria-label={t("ui.sample.label")} className="border-b border-note-line bg-note text-note-ink">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm sm:px-6">
        <p className="flex min-w-0 flex-1 basis-64 items-center gap-2">
          <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
          {t("ui.sample.bar")}
        </p>
        <People />
        <ActionButton size="small" isPending={leave.isPending} onPress={() => leave.mutate()}>
          {t("ui.sample.leave")}
        </ActionButton>
      </div>
    </section>
  );
}

function People() {
  const t = useText();
  const session = useSession();
  const { data } = useQuery(sampleQuery);
  const enter = useEnter();
  const others = (data?.people ?? []).filter(({ name }) => name !== session?.name);
  return (
    <details className="relative">
      <summary className="flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md px-2 hover:bg-hover">
        {t("ui.sample.as", { name: session?.name ?? "" })}
        <ChevronDown aria-hidden="true" className="size-4 shrink-0" />
      </summary>
      <ul
        aria-label={t("ui.sample.people")}
        className="absolute z-40 flex w-max max-w-[calc(100vw-2rem)] flex-col rounded-md border border-line bg-raised p-1 text-ink shadow-lg sm:right-0"
      >
        {others.map((person) => (
          <li key={person.email}>
            <ActionButton look="quiet" size="small" isPending={enter.isPending} onPress={() => enter.mutate(person)}>
              {person.name}, {person.roles.map((role) => word(t, playedIds, role)).join(", ")}
            </ActionButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
