import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type MacroView, removeMacro } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty } from "../../ui/states.tsx";
import { MacroForm } from "./macro_form.tsx";
import { useMacroSummary } from "./macro_words.ts";
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
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-anywhere">{macro.name}</span>
          <Chip tone={macro.is_shared ? "accent" : "plain"}>
            {t(macro.is_shared ? "ui.prepared.of_desk" : "ui.prepared.own")}
          </Chip>
        </div>
        <p className="text-sm text-muted wrap-anywhere">{summary(macro)}</p>
      </div>
      {macro.can_change ? (
        <div className="flex gap-2">
          <ActionButton size="small" onPress={() => setOpen("change")}>
            {t("ui.prepared.change")}
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => setOpen("remove")}>
            {t("ui.prepared.remove")}
          </ActionButton>
        </div>
      ) : null}
      <ModalDialog title={t("ui.macro.change")} isOpen={open === "change"} onClose={close} width="wide">
        <MacroForm macro={macro} placeholders={placeholders} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.macro.remove")} isOpen={open === "remove"} onClose={close}>
        <RemoveMacro macro={macro} onDone={close} />
      </ModalDialog>
    </li>
  );
}

function RemoveMacro({ macro, onDone }: { macro: MacroView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeMacro(macro.id),
    onSuccess: () => {
      macrosChanged(queryClient);
      onDone();
    },
  });
  return (
    <>
      <p>{t("ui.macro.remove_hint", { name: macro.name })}</p>
      <ProblemNotice problem={remove.error?.problem} />
      <div className="mt-3 flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton look="primary" onPress={() => remove.mutate()} isPending={remove.isPending}>
          {t("ui.macro.remove")}
        </ActionButton>
      </div>
    </>
  );
}
