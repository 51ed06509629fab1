#pragma once

namespace podpora::app {

/// Holds SIGTERM and SIGINT back from every thread that is started afterwards, so that `wait_for_stop` gets them.
/// Call it first in a command that serves.
void hold_stop_signals();

/// Returns when the process is asked to stop.
void wait_for_stop();

}  // namespace podpora::app
