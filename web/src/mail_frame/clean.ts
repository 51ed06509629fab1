import DOMPurify from "dompurify";
import { cleanDeclarations, cleanSheet } from "./clean_style.ts";

const allowedLink = /^(?:https?:|mailto:|tel:)/i;
const dataImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=]*$/i;

/** Never useful in a mail that is only read, or able to load, run, or pretend to be a part of the app. */
const forbiddenTags = [
  ...["form", "input", "button", "textarea", "select", "option", "label", "fieldset", "dialog", "output", "meter"],
  ...["iframe", "frame", "frameset", "object", "embed", "applet", "portal", "audio", "video", "source", "track"],
  ...[
    "link",
    "meta",
    "base",
    "title",
    "script",
    "noscript",
    "template",
    "slot",
    "svg",
    "math",
    "picture",
    "map",
    "area",
  ],
];
const forbiddenAttributes = [
  ...["srcset", "ping", "action", "formaction", "background", "poster", "lowsrc", "dynsrc", "longdesc", "usemap"],
  ...[
    "target",
    "rel",
    "contenteditable",
    "autofocus",
    "tabindex",
    "accesskey",
    "popover",
    "is",
    "slot",
    "part",
    "nonce",
  ],
];

export interface CleanMail {
  /** Elements that are safe to adopt; no image has been asked for. */
  content: DocumentFragment;
  /** Addresses of images elsewhere that were left out. */
  remote: string[];
}

/** A mail's HTML without anything that runs, loads or hides. Images come only from `images`. */
export function cleanMail(html: string, images: Record<string, string>): CleanMail {
  const root = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ADD_TAGS: ["style", "center", "font"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_NAMED_PROPS: true,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/)/i,
  }) as HTMLElement;
  const remote = new Set<string>();
  for (const style of root.querySelectorAll("style")) replaceSheet(style);
  for (const element of root.querySelectorAll<HTMLElement>("[style]")) cleanDeclarations(element.style);
  for (const image of root.querySelectorAll("img")) placeImage(image, images, remote);
  for (const element of root.querySelectorAll("[src]:not(img)")) element.removeAttribute("src");
  for (const link of root.querySelectorAll("[href]")) cleanLink(link);
  const content = document.createDocumentFragment();
  content.append(...root.querySelectorAll("head > style"), ...childrenOf(root));
  return { content, remote: [...remote] };
}

function childrenOf(root: HTMLElement): Node[] {
  return Array.from(root.querySelector("body")?.childNodes ?? []);
}

function replaceSheet(style: HTMLStyleElement) {
  const clean = cleanSheet(style.textContent ?? "");
  if (clean) style.textContent = clean;
  else style.remove();
}

function placeImage(image: HTMLImageElement, images: Record<string, string>, remote: Set<string>) {
  const source = image.getAttribute("src")?.trim() ?? "";
  image.removeAttribute("src");
  const given = Object.hasOwn(images, source) ? images[source] : source;
  if (given && dataImage.test(given)) {
    image.setAttribute("src", given);
  } else if (/^https?:/i.test(source)) {
    remote.add(source);
    image.setAttribute("data-remote", "");
    image.setAttribute("title", hostOf(source));
  }
}

function cleanLink(link: Element) {
  const href = link.getAttribute("href")?.trim() ?? "";
  if (link.localName !== "a" || !allowedLink.test(href)) {
    link.removeAttribute("href");
    return;
  }
  // Where it really leads, whatever the words of the link say.
  link.setAttribute("title", hostOf(href));
  link.setAttribute("rel", "noopener noreferrer");
}

function hostOf(address: string): string {
  try {
    return new URL(address).host || address;
  } catch {
    return address;
  }
}
