import { useMutation } from "@tanstack/react-query";
import { changePassword } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** Another password for whoever is signed in. The other places where that person is signed in are signed out. */
export function PasswordDialog({ isOpen, onClose }: Props) {
  const t = useText();
  return (
    <ModalDialog title={t("ui.password.title")} isOpen={isOpen} onClose={onClose}>
      <PasswordForm onClose={onClose} />
    </ModalDialog>
  );
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const change = useMutation({ mutationFn: (values: Parameters<typeof changePassword>[0]) => changePassword(values) });
  if (change.isSuccess)
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="good">{t("ui.password.done")}</Notice>
        <div className="flex justify-end">
          <ActionButton onPress={onClose}>{t("ui.common.close")}</ActionButton>
        </div>
      </div>
    );
  return (
    <ApiForm
      label={t("ui.password.title")}
      error={change.error}
      onSubmit={(form) => {
        const current = form.text("current");
        change.mutate({ password: form.text("password"), ...(current ? { current } : {}) });
      }}
    >
      <p className="text-sm text-muted">{t("ui.password.lead")}</p>
      <TextField name="current" type="password" label={t("ui.password.current")} autoComplete="current-password" />
      <TextField
        name="password"
        type="password"
        label={t("ui.password.wanted")}
        autoComplete="new-password"
        minLength={10}
        isRequired
      />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onClose}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={change.isPending}>
          {t("ui.password.change")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
