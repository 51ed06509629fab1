import { useText } from "../texts/text.ts";
import { MailFrame } from "./mail_frame.tsx";

const nothing = () => {};
const none = {};

interface Props {
  subject: string;
  html: string;
  /** Images by their `cid:…`, as data URIs. */
  images?: Record<string, string>;
}

/** A mail of ours as its recipient will see it. */
export function MailPreview({ subject, html, images = none }: Props) {
  const t = useText();
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold wrap-anywhere">{subject}</p>
      <MailFrame title={t("ui.preview.frame")} html={html} images={images} onRemote={nothing} onLink={nothing} />
    </div>
  );
}
