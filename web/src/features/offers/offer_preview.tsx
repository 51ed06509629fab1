import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Content, type OfferFaultView, previewOffer } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { emptyPage, ownPage } from "../../ui/trusted.ts";
import { languageIds } from "../customers/customer_form.tsx";

const pause = 400;

/** The value once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface Props {
  content: Content;
  brand: string | null;
}

/** The page for customers in every language, as publishing would make it now, and what it still lacks. */
export function OfferPreview({ content, brand }: Props) {
  const t = useText();
  const settled = useSettled(content);
  const preview = useQuery({
    queryKey: ["offer-preview", brand, settled],
    queryFn: () => previewOffer({ content: settled, brand_id: brand }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <div className="flex flex-col gap-4">
      <ProblemNotice problem={preview.error?.problem} />
      {preview.data ? <Missing missing={preview.data.missing} /> : null}
      {preview.data?.pages.map(({ language, html }) => (
        <Card key={language} title={t("ui.offer.preview_in", { language: t(languageIds[language as "en" | "cs"]) })}>
          <PreviewFrame
            title={t("ui.offer.preview_in", { language: t(languageIds[language as "en" | "cs"]) })}
            html={html}
            style={preview.data.style}
          />
        </Card>
      ))}
    </div>
  );
}

function Missing({ missing }: { missing: OfferFaultView[] }) {
  const t = useText();
  return (
    <Card title={t("ui.offer.missing")}>
      {missing.length === 0 ? <p className="text-sm">{t("ui.offer.complete")}</p> : null}
      <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto text-sm">
        {missing.map(({ pointer, text }) => (
          <li key={pointer + text}>
            <code>{pointer.replace("/content/", "")}</code> {text}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface FrameProps {
  title: string;
  html: string;
  style: string;
}

/** A page of the server without its style sheet, in a frame where no script runs. The style sheet is handed over as an
 * object, because the app's own policy forbids style elements; the content changes in place, so that it does not jump. */
function PreviewFrame({ title, html, style }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    const window = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!isReady || !inside || !window) return;
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(style);
    inside.adoptedStyleSheets = [sheet];
    const page = new DOMParser().parseFromString(ownPage(html), "text/html");
    inside.documentElement.lang = page.documentElement.lang;
    inside.title = page.title;
    inside.body.replaceChildren(...page.body.childNodes);
  }, [isReady, html, style]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={emptyPage}
      onLoad={() => setReady(true)}
      className="h-112 w-full rounded-md border border-line bg-white"
    />
  );
}
