import type { InvitedView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { CopyButton } from "../../ui/copy_button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** What became of an invitation. Its link is shown here once, for where mail does not go yet. */
export function InvitedNotice({ invited }: { invited: InvitedView }) {
  const t = useText();
  const { name, email } = invited.invitation;
  return (
    <div className="mb-3">
      <Notice tone={invited.is_mailed ? "good" : "warn"}>
        <p>{t(invited.is_mailed ? "ui.people.mailed" : "ui.people.not_mailed", { name, email })}</p>
        <p className="my-1 font-mono wrap-anywhere">{invited.url}</p>
        <CopyButton text={invited.url} label={t("ui.people.copy_link")} />
      </Notice>
    </div>
  );
}
