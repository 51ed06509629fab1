import { queryOptions } from "@tanstack/react-query";
import { getPacketMarkdown, type ServiceRequestView } from "../../client/api.ts";

/** The packet as the text that goes out. */
export const packetQuery = (request: ServiceRequestView) =>
  queryOptions({
    queryKey: ["packet", request.id, request.version],
    queryFn: async () => String(await getPacketMarkdown(request.id)),
  });
