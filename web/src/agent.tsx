import "./styles.css";
import { makeAgentRouter } from "./app/agent_router.tsx";
import { keepShell } from "./app/keep_shell.ts";
import { start } from "./app/providers.tsx";
import { makeQueryClient } from "./client/query.ts";

const queryClient = makeQueryClient();
start(makeAgentRouter(queryClient), queryClient);
keepShell();
