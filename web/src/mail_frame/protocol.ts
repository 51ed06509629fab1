/** What the app and the mail frame say to each other. The frame's origin is opaque, so each side goes by the window. */

/** From the app: a mail to be shown. */
export interface ShowMail {
  kind: "show";
  html: string;
  /** Images by what the mail calls them: a content id as `cid:…`, an address as it stands. Values are data URIs. */
  images: Record<string, string>;
}

/** From the frame. */
export type FrameSays =
  | { kind: "ready" }
  | { kind: "height"; pixels: number }
  /** What the mail wants to load from elsewhere and was not given. */
  | { kind: "remote"; urls: string[] }
  | { kind: "link"; href: string };
