import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { queueSearch } from "../features/queue/queue_search.ts";
import { reportsSearch } from "../features/reports/reports_search.ts";
import { sessionQuery } from "../features/session/queries.ts";
import { AriaRouter } from "./aria_router.tsx";
import { NotFound } from "./not_found.tsx";
import { Shell } from "./shell.tsx";

interface Context {
  queryClient: QueryClient;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

/** Pages for people who are not signed in. */
const outside = createRoute({
  getParentRoute: () => root,
  id: "outside",
  component: () => (
    <AriaRouter>
      <Outlet />
    </AriaRouter>
  ),
});
const signIn = createRoute({
  getParentRoute: () => outside,
  path: "/sign-in",
  validateSearch: (search) => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import("../features/session/sign_in_page.tsx"), "SignInPage"),
});
const setup = createRoute({
  getParentRoute: () => outside,
  path: "/setup",
  component: lazyRouteComponent(() => import("../features/setup/setup_page.tsx"), "SetupPage"),
});
const join = createRoute({
  getParentRoute: () => outside,
  path: "/join/$desk",
  component: lazyRouteComponent(() => import("../features/people/join_page.tsx"), "JoinPage"),
});

/** Pages of the desk. Whoever is not signed in is asked to, and comes back here. */
const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
    if (session.kind === "contact") window.location.assign("/portal");
  },
});
const home = createRoute({
  getParentRoute: () => desk,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/queue", search: {} });
  },
});
const queue = createRoute({
  getParentRoute: () => desk,
  path: "/queue",
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import("../features/queue/queue_page.tsx"), "QueuePage"),
});
const search = createRoute({
  getParentRoute: () => desk,
  path: "/search",
  validateSearch: (address): { q?: string } => ({
    q: text(typeof address.q === "number" ? String(address.q) : address.q),
  }),
  component: lazyRouteComponent(() => import("../features/search/search_page.tsx"), "SearchPage"),
});
const newTicket = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/new",
  validateSearch: (search) => ({ customer: text(search.customer) }),
  component: lazyRouteComponent(() => import("../features/tickets/new_ticket_page.tsx"), "NewTicketPage"),
});
const ticket = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/$ticket",
  component: lazyRouteComponent(() => import("../features/tickets/ticket_page.tsx"), "TicketPage"),
});
const customers = createRoute({
  getParentRoute: () => desk,
  path: "/customers",
  validateSearch: (search) => ({ text: text(search.text) }),
  component: lazyRouteComponent(() => import("../features/customers/customers_page.tsx"), "CustomersPage"),
});
const customer = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$customer",
  component: lazyRouteComponent(() => import("../features/customers/customer_page.tsx"), "CustomerPage"),
});
const offers = createRoute({
  getParentRoute: () => desk,
  path: "/offers",
  component: lazyRouteComponent(() => import("../features/offers/offers_page.tsx"), "OffersPage"),
});
const offer = createRoute({
  getParentRoute: () => desk,
  path: "/offers/$offer",
  component: lazyRouteComponent(() => import("../features/offers/offer_page.tsx"), "OfferPage"),
});
const entitlements = createRoute({
  getParentRoute: () => desk,
  path: "/entitlements",
  component: lazyRouteComponent(() => import("../features/entitlements/entitlements_page.tsx"), "EntitlementsPage"),
});
const entitlement = createRoute({
  getParentRoute: () => desk,
  path: "/entitlements/$entitlement",
  component: lazyRouteComponent(() => import("../features/entitlements/ledger_page.tsx"), "LedgerPage"),
});
const mailSettings = createRoute({
  getParentRoute: () => desk,
  path: "/settings/mail",
  component: lazyRouteComponent(() => import("../features/settings/mail_settings_page.tsx"), "MailSettingsPage"),
});
const people = createRoute({
  getParentRoute: () => desk,
  path: "/settings/people",
  component: lazyRouteComponent(() => import("../features/people/people_page.tsx"), "PeoplePage"),
});
const guide = createRoute({
  getParentRoute: () => desk,
  path: "/setup-guide",
  validateSearch: (search) => ({ step: text(search.step) }),
  component: lazyRouteComponent(() => import("../features/guide/guide_page.tsx"), "GuidePage"),
});
const webhooks = createRoute({
  getParentRoute: () => desk,
  path: "/settings/webhooks",
  component: lazyRouteComponent(() => import("../features/webhooks/webhooks_page.tsx"), "WebhooksPage"),
});
const preparedTexts = createRoute({
  getParentRoute: () => desk,
  path: "/settings/texts",
  component: lazyRouteComponent(() => import("../features/macros/prepared_page.tsx"), "PreparedPage"),
});
const ownKeys = createRoute({
  getParentRoute: () => desk,
  path: "/settings/keys",
  component: lazyRouteComponent(() => import("../features/preferences/keys_page.tsx"), "KeysPage"),
});
const calendars = createRoute({
  getParentRoute: () => desk,
  path: "/settings/calendars",
  component: lazyRouteComponent(() => import("../features/calendars/calendars_page.tsx"), "CalendarsPage"),
});
const newCalendar = createRoute({
  getParentRoute: () => desk,
  path: "/settings/calendars/new",
  component: lazyRouteComponent(() => import("../features/calendars/calendar_page.tsx"), "NewCalendarPage"),
});
const calendar = createRoute({
  getParentRoute: () => desk,
  path: "/settings/calendars/$calendar",
  component: lazyRouteComponent(() => import("../features/calendars/calendar_page.tsx"), "CalendarPage"),
});
const supportSettings = createRoute({
  getParentRoute: () => desk,
  path: "/settings/delivery",
  component: lazyRouteComponent(() => import("../features/delivery/support_settings_page.tsx"), "SupportSettingsPage"),
});
const chargeSettings = createRoute({
  getParentRoute: () => desk,
  path: "/settings/charges",
  validateSearch: (search) => ({ agreement: text(search.agreement) }),
  component: lazyRouteComponent(() => import("../features/charges/terms_page.tsx"), "TermsPage"),
});
const mailTemplate = createRoute({
  getParentRoute: () => desk,
  path: "/settings/mail/texts/$kind",
  component: lazyRouteComponent(() => import("../features/settings/template_page.tsx"), "TemplatePage"),
});
const ladders = createRoute({
  getParentRoute: () => desk,
  path: "/settings/ladders",
  component: lazyRouteComponent(() => import("../features/ladders/ladders_page.tsx"), "LaddersPage"),
});
const notices = createRoute({
  getParentRoute: () => desk,
  path: "/notices",
  component: lazyRouteComponent(() => import("../features/ladders/notices_page.tsx"), "NoticesPage"),
});
const plans = createRoute({
  getParentRoute: () => desk,
  path: "/entitlements/plans",
  component: lazyRouteComponent(() => import("../features/plans/plans_page.tsx"), "PlansPage"),
});
const rules = createRoute({
  getParentRoute: () => desk,
  path: "/rules",
  validateSearch: (search) => ({ kind: text(search.kind), day: text(search.day) }),
  component: lazyRouteComponent(() => import("../features/rulebook/rules_page.tsx"), "RulesPage"),
});
const signals = createRoute({
  getParentRoute: () => desk,
  path: "/signals",
  validateSearch: (search) => ({ rule: text(search.rule) }),
  component: lazyRouteComponent(() => import("../features/insight/signals_page.tsx"), "SignalsPage"),
});
const opportunities = createRoute({
  getParentRoute: () => desk,
  path: "/opportunities",
  validateSearch: (search) => ({ state: text(search.state), owner: text(search.owner) }),
  component: lazyRouteComponent(() => import("../features/insight/opportunities_page.tsx"), "OpportunitiesPage"),
});
const claims = createRoute({
  getParentRoute: () => desk,
  path: "/claims",
  validateSearch: (search) => ({ group: text(search.group) }),
  component: lazyRouteComponent(() => import("../features/claims/claims_page.tsx"), "ClaimsPage"),
});
const claim = createRoute({
  getParentRoute: () => desk,
  path: "/claims/$claim",
  component: lazyRouteComponent(() => import("../features/claims/claim_page.tsx"), "ClaimPage"),
});
const learning = createRoute({
  getParentRoute: () => desk,
  path: "/learning",
  validateSearch: (search) => ({ from: text(search.from), to: text(search.to) }),
  component: lazyRouteComponent(() => import("../features/insight/across_page.tsx"), "AcrossPage"),
});
const reports = createRoute({
  getParentRoute: () => desk,
  path: "/reports",
  validateSearch: reportsSearch,
  component: lazyRouteComponent(() => import("../features/reports/reports_page.tsx"), "ReportsPage"),
});
const satisfaction = createRoute({
  getParentRoute: () => desk,
  path: "/satisfaction",
  validateSearch: (search) => ({
    from: text(search.from),
    to: text(search.to),
    score: text(search.score),
    customer: text(search.customer),
  }),
  component: lazyRouteComponent(() => import("../features/satisfaction/satisfaction_page.tsx"), "SatisfactionPage"),
});
const operations = createRoute({
  getParentRoute: () => desk,
  path: "/operations",
  component: lazyRouteComponent(() => import("../features/operations/operations_page.tsx"), "OperationsPage"),
});

const health = createRoute({
  getParentRoute: () => desk,
  path: "/health",
  component: lazyRouteComponent(() => import("../features/health/health_page.tsx"), "HealthPage"),
});
const healthIssue = createRoute({
  getParentRoute: () => desk,
  path: "/health/$issue",
  component: lazyRouteComponent(() => import("../features/health/health_issue_page.tsx"), "HealthIssuePage"),
});
const knownIssue = createRoute({
  getParentRoute: () => desk,
  path: "/known-issues/$issue",
  component: lazyRouteComponent(() => import("../features/health/known_issue_page.tsx"), "KnownIssuePage"),
});

const knowledge = createRoute({
  getParentRoute: () => desk,
  path: "/knowledge",
  validateSearch: (search) => ({ text: text(search.text) }),
  component: lazyRouteComponent(() => import("../features/knowledge/knowledge_page.tsx"), "KnowledgePage"),
});
const newArticle = createRoute({
  getParentRoute: () => desk,
  path: "/knowledge/new",
  component: lazyRouteComponent(() => import("../features/knowledge/article_page.tsx"), "NewArticlePage"),
});
const article = createRoute({
  getParentRoute: () => desk,
  path: "/knowledge/$article",
  component: lazyRouteComponent(() => import("../features/knowledge/article_page.tsx"), "ArticlePage"),
});

const billing = createRoute({
  getParentRoute: () => desk,
  path: "/billing",
  component: lazyRouteComponent(() => import("../features/billing/billing_page.tsx"), "BillingPage"),
});
const seller = createRoute({
  getParentRoute: () => desk,
  path: "/billing/seller",
  component: lazyRouteComponent(() => import("../features/billing/seller_page.tsx"), "SellerPage"),
});
const margin = createRoute({
  getParentRoute: () => desk,
  path: "/billing/margin",
  component: lazyRouteComponent(() => import("../features/billing/margin_page.tsx"), "MarginPage"),
});
const billingRun = createRoute({
  getParentRoute: () => desk,
  path: "/billing/runs/$run",
  component: lazyRouteComponent(() => import("../features/billing/run_page.tsx"), "RunPage"),
});
const invoice = createRoute({
  getParentRoute: () => desk,
  path: "/billing/invoices/$invoice",
  component: lazyRouteComponent(() => import("../features/billing/invoice_page.tsx"), "InvoicePage"),
});

const tree = root.addChildren([
  outside.addChildren([signIn, setup, join]),
  desk.addChildren([
    home,
    queue,
    search,
    newTicket,
    ticket,
    customers,
    customer,
    offers,
    offer,
    entitlements,
    entitlement,
    plans,
    rules,
    signals,
    opportunities,
    claims,
    claim,
    learning,
    reports,
    satisfaction,
    operations,
    mailSettings,
    people,
    guide,
    webhooks,
    preparedTexts,
    ownKeys,
    calendars,
    ladders,
    notices,
    newCalendar,
    calendar,
    supportSettings,
    chargeSettings,
    mailTemplate,
    health,
    healthIssue,
    knownIssue,
    knowledge,
    newArticle,
    article,
    billing,
    seller,
    margin,
    billingRun,
    invoice,
  ]),
]);

export function makeAgentRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeAgentRouter>;
  }
}
