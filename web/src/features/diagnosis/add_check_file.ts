import type { RunbookView } from "../../client/api.ts";
import { http } from "../../client/http.ts";

/** Sends a file as it is: the generated client knows only JSON bodies. */
export function addCheckFile(ticket: string, check: string, file: File): Promise<RunbookView> {
  const path = `/api/v1/tickets/${encodeURIComponent(ticket)}/checks/${encodeURIComponent(check)}/files`;
  return http<RunbookView>(`${path}?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream" },
    body: file,
  });
}
