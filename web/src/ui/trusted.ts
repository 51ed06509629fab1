/** The one script that the app may start by an address. */
export const workerAddress = "/service-worker.js";
/** What stands in a frame before it is filled. */
export const emptyPage = "<!doctype html><html lang='en'><head><title>-</title></head><body></body></html>";

type Rule = (text: string) => string | null;
interface Factory {
  createPolicy(
    name: string,
    rules: { createHTML?: Rule; createScriptURL?: Rule },
  ): { createHTML: (text: string) => string };
}
const factory = () => (window as { trustedTypes?: Factory }).trustedTypes;

/** What a text may become where the server's policy wants a trusted type: as HTML the empty text, by which React Aria
 * clears what it has announced, and the empty page; as a script our service worker. Everything else is refused. */
export const trustedRules = {
  createHTML: (text: string) => (text === "" || text === emptyPage ? text : null),
  createScriptURL: (address: string) => (address === workerAddress ? address : null),
};

/** For the beginning of every page: from here on no other text becomes HTML or a script. */
export function refuseUntrusted() {
  factory()?.createPolicy("default", trustedRules);
}

let ownPages: { createHTML: (text: string) => string } | undefined;

/** A page that our own server wrote, to be shown in a frame where no script runs. */
export function ownPage(html: string): string {
  ownPages ??= factory()?.createPolicy("own-pages", { createHTML: (text) => text });
  return ownPages ? ownPages.createHTML(html) : html;
}
