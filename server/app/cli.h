#pragma once

namespace podpora::app {

/// Reads the command line and runs the command. The exit code.
int run_cli(int argc, char** argv);

}  // namespace podpora::app
