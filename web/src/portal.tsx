import "./styles.css";
import { makePortalRouter } from "./app/portal_router.tsx";
import { start } from "./app/providers.tsx";
import { makeQueryClient } from "./client/query.ts";

const queryClient = makeQueryClient();
start(makePortalRouter(queryClient), queryClient);
