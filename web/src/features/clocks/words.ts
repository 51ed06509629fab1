export const clockIds = {
  first_response: "ui.clock.first_response",
  next_update: "ui.clock.next_update",
  resolution: "ui.clock.resolution",
  upstream_response: "ui.clock.upstream_response",
};
