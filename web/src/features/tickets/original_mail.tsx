import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { getOriginal, getRemoteImage, type Original } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { MailFrame } from "../../ui/mail_frame.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";

const imagesMax = 100;

/** The mail that a message came with, as its sender made it. */
export function OriginalMail({ messageId }: { messageId: string }) {
  const original = useQuery({
    queryKey: ["original", messageId],
    queryFn: () => getOriginal(messageId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={original}>
      {(mail) => (mail.html ? <Shown mail={mail} messageId={messageId} /> : <PlainText text={mail.text} />)}
    </Loaded>
  );
}

function Shown({ mail, messageId }: { mail: Original; messageId: string }) {
  const t = useText();
  const [remote, setRemote] = useState<string[]>([]);
  const [link, setLink] = useState<string | null>(null);
  const fetched = useMutation({ mutationFn: (urls: string[]) => fetchImages(messageId, urls) });
  const images = useMemo(() => {
    const own = mail.images.map(({ content_id, data_uri }) => [`cid:${content_id}`, data_uri] as const);
    return { ...Object.fromEntries(own), ...fetched.data };
  }, [mail, fetched.data]);
  const close = useCallback(() => setLink(null), []);
  return (
    <div className="flex flex-col gap-2">
      {remote.length > 0 && !fetched.isSuccess ? (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {t("ui.original.remote", { count: remote.length })}
          <ActionButton size="small" isPending={fetched.isPending} onPress={() => fetched.mutate(remote)}>
            {t("ui.original.show_images")}
          </ActionButton>
        </p>
      ) : null}
      {fetched.error ? <ProblemNotice problem={fetched.error.problem} /> : null}
      <MailFrame
        title={t("ui.original.title")}
        html={mail.html}
        images={images}
        onRemote={setRemote}
        onLink={setLink}
      />
      <LinkDialog href={link} onClose={close} />
    </div>
  );
}

/** What could be fetched; an image that could not stays a blank. Our server fetches, so the sender learns nothing about
 * who reads. */
async function fetchImages(messageId: string, urls: string[]): Promise<Record<string, string>> {
  const asked = urls.slice(0, imagesMax).map(async (url) => [url, (await getRemoteImage(messageId, { url })).data_uri]);
  const answers = await Promise.allSettled(asked);
  return Object.fromEntries(answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : [])));
}

const schemes = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Says where a link of a mail really leads before it is opened. */
function LinkDialog({ href, onClose }: { href: string | null; onClose: () => void }) {
  const t = useText();
  const target = href && URL.canParse(href) ? new URL(href) : null;
  if (!href || !target || !schemes.has(target.protocol)) return null;
  const open = () => {
    window.open(target.href, "_blank", "noopener,noreferrer");
    onClose();
  };
  return (
    <ModalDialog title={t("ui.original.link_title")} isOpen onClose={onClose}>
      <p className="text-lg font-semibold wrap-anywhere">{target.host || target.pathname}</p>
      <p className="mt-1 text-sm text-muted wrap-anywhere">{target.href}</p>
      <div className="mt-4 flex justify-end gap-2">
        <ActionButton onPress={onClose}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton look="primary" onPress={open}>
          {t("ui.original.open_link")}
        </ActionButton>
      </div>
    </ModalDialog>
  );
}
