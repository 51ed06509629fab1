import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { removeSnippet, type Snippets, type SnippetView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty } from "../../ui/states.tsx";
import { snippetsChanged } from "./queries.ts";
import { SnippetForm } from "./snippet_form.tsx";
import { languageNames } from "./words.ts";

/** The snippets that the person may use: own ones, and the desk's. */
export function SnippetsCard({ snippets }: { snippets: Snippets }) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <Card
      title={t("ui.snippet.title")}
      actions={
        <ActionButton size="small" look="primary" onPress={() => setAdding(true)}>
          {t("ui.snippet.add")}
        </ActionButton>
      }
    >
      {snippets.items.length === 0 ? <Empty title={t("ui.snippet.none")} hint={t("ui.snippet.none_hint")} /> : null}
      <ul className="flex flex-col divide-y divide-line">
        {snippets.items.map((snippet) => (
          <SnippetItem key={snippet.id} snippet={snippet} placeholders={snippets.placeholders} />
        ))}
      </ul>
      <ModalDialog title={t("ui.snippet.add")} isOpen={isAdding} onClose={close} width="wide">
        <SnippetForm placeholders={snippets.placeholders} onDone={close} />
      </ModalDialog>
    </Card>
  );
}

function SnippetItem({ snippet, placeholders }: { snippet: SnippetView; placeholders: string[] }) {
  const t = useText();
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-anywhere">{snippet.name}</span>
          <Chip tone={snippet.is_shared ? "accent" : "plain"}>
            {t(snippet.is_shared ? "ui.prepared.of_desk" : "ui.prepared.own")}
          </Chip>
        </div>
        {Object.entries(snippet.texts).map(([language, body]) => (
          <p key={language} lang={language} className="line-clamp-2 text-sm text-muted wrap-anywhere">
            {languageNames[language] ?? language}: {body}
          </p>
        ))}
      </div>
      {snippet.can_change ? (
        <div className="flex gap-2">
          <ActionButton size="small" onPress={() => setOpen("change")}>
            {t("ui.prepared.change")}
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => setOpen("remove")}>
            {t("ui.prepared.remove")}
          </ActionButton>
        </div>
      ) : null}
      <ModalDialog title={t("ui.snippet.change")} isOpen={open === "change"} onClose={close} width="wide">
        <SnippetForm snippet={snippet} placeholders={placeholders} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.snippet.remove")} isOpen={open === "remove"} onClose={close}>
        <RemoveSnippet snippet={snippet} onDone={close} />
      </ModalDialog>
    </li>
  );
}

function RemoveSnippet({ snippet, onDone }: { snippet: SnippetView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSnippet(snippet.id),
    onSuccess: () => {
      snippetsChanged(queryClient);
      onDone();
    },
  });
  return (
    <>
      <p>{t("ui.snippet.remove_hint", { name: snippet.name })}</p>
      <ProblemNotice problem={remove.error?.problem} />
      <div className="mt-3 flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton look="primary" onPress={() => remove.mutate()} isPending={remove.isPending}>
          {t("ui.snippet.remove")}
        </ActionButton>
      </div>
    </>
  );
}
