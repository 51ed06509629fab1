import { useEffect, useRef, useState } from "react";
import type { FrameSays, ShowMail } from "../mail_frame/protocol.ts";

interface Props {
  title: string;
  html: string;
  /** Images by their `cid:…` or address, as data URIs. */
  images: Record<string, string>;
  onRemote: (urls: string[]) => void;
  onLink: (href: string) => void;
}

const heightMax = 20_000;

/** A mail as its sender made it, in a page of its own that has no network, no cookies and no origin. White in both
 * themes, since mails are written for white paper. */
export function MailFrame({ title, html, images, onRemote, onLink }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [height, setHeight] = useState(120);
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<FrameSays>) => {
      if (source !== frame.current?.contentWindow || origin !== "null") return;
      if (data.kind === "ready") setReady(true);
      if (data.kind === "height") setHeight(Math.min(heightMax, Number(data.pixels) || 0));
      if (data.kind === "remote" && Array.isArray(data.urls)) onRemote(data.urls.map(String));
      if (data.kind === "link") onLink(String(data.href));
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [onRemote, onLink]);
  useEffect(() => {
    const mail: ShowMail = { kind: "show", html, images };
    if (isReady) frame.current?.contentWindow?.postMessage(mail, "*");
  }, [isReady, html, images]);
  return (
    <iframe
      ref={frame}
      title={title}
      src="/mail-frame"
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      style={{ height: `${height}px` }}
      className="w-full rounded-md border border-line bg-white"
    />
  );
}
