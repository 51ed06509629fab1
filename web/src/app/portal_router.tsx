import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { PortalFrame } from "../features/portal/portal_frame.tsx";
import { sessionQuery } from "../features/session/queries.ts";
import { AriaRouter } from "./aria_router.tsx";
import { NotFound } from "./not_found.tsx";

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: () => (
    <AriaRouter>
      <Outlet />
    </AriaRouter>
  ),
  notFoundComponent: NotFound,
});
/** A page of the portal to go to; nothing for anything else. */
const pageOf = (to: unknown) => (typeof to === "string" && /^\/portal(\/|$)/.test(to) ? to : undefined);
/** The same for a place of the router, which knows its pages without the portal's prefix. */
const pageAt = (href: string) => pageOf(href) ?? (href === "/" ? undefined : `/portal${href}`);

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search) => ({ to: pageOf(search.to) }),
  component: lazyRouteComponent(() => import("../features/portal/portal_sign_in_page.tsx"), "PortalSignInPage"),
});

const approve = createRoute({
  getParentRoute: () => root,
  path: "/approve",
  component: lazyRouteComponent(() => import("../features/portal/approve_page.tsx"), "ApprovePage"),
});

/** Pages of a signed-in contact. Agents have their own app. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: PortalFrame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: pageAt(location.href) } });
    if (session.kind === "agent") window.location.assign("/");
  },
});
const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("../features/portal/portal_home_page.tsx"), "PortalHomePage"),
});
const newRequest = createRoute({
  getParentRoute: () => inside,
  path: "/requests/new",
  component: lazyRouteComponent(() => import("../features/portal/new_request_page.tsx"), "NewRequestPage"),
});
const request = createRoute({
  getParentRoute: () => inside,
  path: "/requests/$request",
  component: lazyRouteComponent(() => import("../features/portal/request_page.tsx"), "RequestPage"),
});

const offer = createRoute({
  getParentRoute: () => inside,
  path: "/offer",
  component: lazyRouteComponent(() => import("../features/portal/offer_page.tsx"), "PortalOfferPage"),
});
/** Opened by a link from a mail, by somebody who need not be signed in. */
const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept/$desk/$token",
  component: lazyRouteComponent(() => import("../features/portal/accept_page.tsx"), "AcceptPage"),
});

const wallets = createRoute({
  getParentRoute: () => inside,
  path: "/wallets",
  component: lazyRouteComponent(() => import("../features/portal/wallets_page.tsx"), "WalletsPage"),
});
const articles = createRoute({
  getParentRoute: () => inside,
  path: "/articles",
  component: lazyRouteComponent(() => import("../features/portal/articles_page.tsx"), "ArticlesPage"),
});
const article = createRoute({
  getParentRoute: () => inside,
  path: "/articles/$article",
  component: lazyRouteComponent(() => import("../features/portal/articles_page.tsx"), "PortalArticlePage"),
});

const tree = root.addChildren([
  signIn,
  accept,
  approve,
  inside.addChildren([home, newRequest, request, offer, wallets, articles, article]),
]);

export function makePortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: "/portal",
    context: { queryClient },
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
  });
}
