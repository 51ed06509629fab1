#include "app/cli.h"

#include "app/commands/commands.h"
#include "platform/mail/reader.h"
#include "platform/storage/database.h"

#include <curl/curl.h>
#include <sodium.h>

#include <cstring>
#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  if (auto const code = podpora::mail::serve_when_asked(argc, argv)) return *code;
  bool const mail = argc > 1 && std::strcmp(argv[1], "mail") == 0;
  try {
    if (sodium_init() < 0) throw std::runtime_error("no source of randomness");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return podpora::app::run_cli(argc, argv);
  } catch (podpora::storage::Overloaded const& error) {
    std::cerr << "podpora: " << error.what() << "\n";
    return mail ? podpora::app::kExitTemporary : podpora::app::kExitUnreachable;
  } catch (std::exception const& error) {
    std::cerr << "podpora: " << error.what() << "\n";
    return mail ? podpora::app::kExitTemporary : podpora::app::kExitError;
  }
}
