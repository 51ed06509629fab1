import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type MacroView, removeMacro } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { MacroForm } from "./macro_form.tsx";
import { useMacroSummary } from "./macro_words.ts";
import { PreparedRow } from "./prepared_row.tsx";
import { macrosChanged } from "./queries.ts";

interface Props {
  macros: MacroView[];
  placeholders: string[];
}

/** The macros that the person may use: own ones, and the desk's. */
export function MacrosCard({ macros, placeholders }: Props) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <Card
      title={t("ui.macro.title")}
      actions={
        <ActionButton size="small" look="primary" onPress={() => setAdding(true)}>
          {t("ui.macro.add")}
        </ActionButton>
      }
    >
      {macros.length === 0 ? <Empty title={t("ui.macro.none")} hint={t("ui.macro.none_hint")} /> : null}
      <ul className="flex flex-col divide-y divide-line">
        {macros.map((macro) => (
          <MacroRow key={macro.id} macro={macro} placeholders={placeholders} />
        ))}
      </ul>
      <ModalDialog title={t("ui.macro.add")} isOpen={isAdding} onClose={close} width="wide">
        <MacroForm placeholders={placeholders} onDone={close} />
      </ModalDialog>
    </Card>
  );
}

function MacroRow({ macro, placeholders }: { macro: MacroView; placeholders: string[] }) {
  const t = useText();
  const summary = useMacroSummary();
  const queryClient = useQueryClient();
  return (
    <PreparedRow
      prepared={macro}
      words={{
        change: t("ui.macro.change"),
        remove: t("ui.macro.remove"),
        removeHint: t("ui.macro.remove_hint", { name: macro.name }),
      }}
      form={(onDone) => <MacroForm macro={macro} placeholders={placeholders} onDone={onDone} />}
      remove={() => removeMacro(macro.id)}
      onRemoved={() => macrosChanged(queryClient)}
    >
      <p className="text-sm text-muted wrap-anywhere">{summary(macro)}</p>
    </PreparedRow>
  );
}
