import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addSnippet, changeSnippet, type SnippetRequest, type SnippetView } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { useMay } from "../session/queries.ts";
import { snippetsChanged } from "./queries.ts";
import { TextsField } from "./texts_field.tsx";

interface Props {
  snippet?: SnippetView;
  placeholders: string[];
  onDone: () => void;
}

/** A snippet's name and its text in each language. */
export function SnippetForm({ snippet, placeholders, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayShare = useMay("knowledge_write");
  const [texts, setTexts] = useState<Record<string, string>>(snippet?.texts ?? {});
  const [shared, setShared] = useState(snippet?.is_shared ?? false);
  const save = useMutation({
    mutationFn: (request: SnippetRequest) =>
      snippet ? changeSnippet(snippet.id, request, ifMatch(snippet.revision)) : addSnippet(request),
    onSuccess: () => {
      snippetsChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t(snippet ? "ui.snippet.change" : "ui.snippet.add")}
      error={save.error}
      onSubmit={(form) => save.mutate({ name: form.text("name"), texts, shared })}
    >
      <TextField name="name" label={t("ui.prepared.name")} defaultValue={snippet?.name ?? ""} isRequired autoFocus />
      <TextsField texts={texts} onChange={setTexts} placeholders={placeholders} />
      {mayShare ? (
        <CheckField isSelected={shared} onChange={setShared}>
          {t("ui.prepared.shared")}
        </CheckField>
      ) : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.prepared.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
