import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MacroView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { useCommand } from "../commands/commands.ts";
import { MacroDialog } from "./macro_dialog.tsx";
import { macrosQuery } from "./queries.ts";

interface Props {
  tickets: string[];
  group: "ticket" | "queue";
  size?: "normal" | "small";
  isDisabled?: boolean;
  onDone: (isResolved: boolean) => void;
}

/** Runs a macro: a button, a key, and each macro by its name in the palette. */
export function MacroAction({ tickets, group, size = "normal", isDisabled = false, onDone }: Props) {
  const t = useText();
  const macros = useQuery({ ...macrosQuery, staleTime: 300_000 });
  const [open, setOpen] = useState<{ macro?: string } | null>(null);
  const name = t("ui.macro.run");
  const run = () => setOpen({});
  useCommand(isDisabled ? null : { id: `${group}.macro`, group, name, keys: "m", run });
  return (
    <>
      <ActionButton size={size} isDisabled={isDisabled} onPress={run}>
        {name}
      </ActionButton>
      {isDisabled
        ? null
        : macros.data?.items.map((macro) => (
            <MacroCommand key={macro.id} macro={macro} group={group} onRun={() => setOpen({ macro: macro.id })} />
          ))}
      <MacroDialog
        tickets={tickets}
        isOpen={open !== null}
        chosen={open?.macro}
        onClose={() => setOpen(null)}
        onDone={(isResolved) => {
          setOpen(null);
          onDone(isResolved);
        }}
      />
    </>
  );
}

function MacroCommand({ macro, group, onRun }: { macro: MacroView; group: "ticket" | "queue"; onRun: () => void }) {
  const t = useText();
  useCommand({ id: `macro.${macro.id}`, group, name: t("ui.macro.named", { name: macro.name }), run: onRun });
  return null;
}
