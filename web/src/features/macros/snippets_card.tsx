import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { removeSnippet, type Snippets, type SnippetView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { PreparedRow } from "./prepared_row.tsx";
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
  const queryClient = useQueryClient();
  return (
    <PreparedRow
      prepared={snippet}
      words={{
        change: t("ui.snippet.change"),
        remove: t("ui.snippet.remove"),
        removeHint: t("ui.snippet.remove_hint", { name: snippet.name }),
      }}
      form={(onDone) => <SnippetForm snippet={snippet} placeholders={placeholders} onDone={onDone} />}
      remove={() => removeSnippet(snippet.id)}
      onRemoved={() => snippetsChanged(queryClient)}
    >
      {Object.entries(snippet.texts).map(([language, body]) => (
        <p key={language} lang={language} className="line-clamp-2 text-sm text-muted wrap-anywhere">
          {languageNames[language] ?? language}: {body}
        </p>
      ))}
    </PreparedRow>
  );
}
