#pragma once

namespace podpora::bench {

/// Route decisions over mixed facts beside copying finished ones, and reading all rule packs.
void add_route_measurements();

}  // namespace podpora::bench
