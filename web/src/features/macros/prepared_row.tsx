import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

interface Props {
  /** A snippet or a macro. */
  prepared: { name: string; is_shared: boolean; can_change: boolean };
  words: { change: string; remove: string; removeHint: string };
  /** What it holds, below its name. */
  children: ReactNode;
  form: (onDone: () => void) => ReactNode;
  /** Removes it on the server. */
  remove: () => Promise<unknown>;
  onRemoved: () => void;
}

/** One prepared text or macro, and what whoever may change it does with it. */
export function PreparedRow({ prepared, words, children, form, remove, onRemoved }: Props) {
  const t = useText();
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  const removed = () => {
    onRemoved();
    close();
  };
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-anywhere">{prepared.name}</span>
          <Chip tone={prepared.is_shared ? "accent" : "plain"}>
            {t(prepared.is_shared ? "ui.prepared.of_desk" : "ui.prepared.own")}
          </Chip>
        </div>
        {children}
      </div>
      {prepared.can_change ? (
        <div className="flex gap-2">
          <ActionButton size="small" onPress={() => setOpen("change")}>
            {t("ui.prepared.change")}
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => setOpen("remove")}>
            {t("ui.prepared.remove")}
          </ActionButton>
        </div>
      ) : null}
      <ModalDialog title={words.change} isOpen={open === "change"} onClose={close} width="wide">
        {form(close)}
      </ModalDialog>
      <ModalDialog title={words.remove} isOpen={open === "remove"} onClose={close}>
        <Remove words={words} remove={remove} onRemoved={removed} onCancel={close} />
      </ModalDialog>
    </li>
  );
}

type Removing = Pick<Props, "words" | "remove" | "onRemoved"> & { onCancel: () => void };

function Remove({ words, remove, onRemoved, onCancel }: Removing) {
  const t = useText();
  const removal = useMutation({ mutationFn: remove, onSuccess: onRemoved });
  return (
    <>
      <p>{words.removeHint}</p>
      <ProblemNotice problem={removal.error?.problem} />
      <div className="mt-3 flex justify-end gap-2">
        <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton look="primary" onPress={() => removal.mutate()} isPending={removal.isPending}>
          {words.remove}
        </ActionButton>
      </div>
    </>
  );
}
