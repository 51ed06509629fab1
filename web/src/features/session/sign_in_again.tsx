import { useQueryClient } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { ModalDialog } from "../../ui/dialog.tsx";
import { useSession } from "./queries.ts";
import { SignInForm } from "./sign_in_form.tsx";

/** The sign-in over a page whose session has ended. Another person begins at the start page instead. */
export default function SignInAgain({ onDone }: { onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const session = useSession();
  return (
    <ModalDialog title={t("ui.session.over_title")} isOpen isFirm onClose={() => {}}>
      <p className="mb-4 text-muted">{t("ui.session.over_text")}</p>
      <SignInForm
        desk={session?.desk_slug}
        onDone={(next) => {
          if (session && next.person_id !== session.person_id) window.location.assign("/");
          onDone();
          queryClient.invalidateQueries();
        }}
      />
    </ModalDialog>
  );
}
