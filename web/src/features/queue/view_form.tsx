import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addView, changeView, type ViewRow } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { viewsChanged } from "./queries.ts";

interface Props {
  /** The view that is changed; a new one without. */
  view?: ViewRow;
  query: string;
  onDone: (saved: ViewRow) => void;
}

/** Name, search and reach of a view. */
export function ViewForm({ view, query, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (request: { name: string; query: string; shared: boolean }) =>
      view ? changeView(view.key, request, ifMatch(view.revision)) : addView(request),
    onSuccess: (saved) => {
      viewsChanged(queryClient);
      onDone(saved);
    },
  });
  return (
    <ApiForm
      label={t(view ? "ui.view.change_title" : "ui.view.save_title")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          name: form.text("name").trim(),
          query: form.text("query").trim(),
          shared: form.text("shared") === "on",
        })
      }
    >
      <TextField
        name="name"
        label={t("ui.view.name")}
        defaultValue={view?.name ?? ""}
        isRequired
        autoFocus
        maxLength={60}
      />
      <TextField name="query" label={t("ui.view.query")} hint={t("ui.view.query_hint")} defaultValue={query} mono />
      <CheckField name="shared" defaultSelected={view?.is_shared ?? false}>
        {t("ui.view.shared")}
      </CheckField>
      <div className="flex justify-end">
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
