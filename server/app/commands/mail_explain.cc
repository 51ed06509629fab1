#include "app/commands/commands.h"

#include "app/language.h"
#include "features/intake/explain.h"

#include <iostream>

namespace podpora::app {

int explain_mail(bool json) {
  return intake::explain_mail(std::cin, {.json = json, .language = language_of_environment()}, std::cout);
}

}  // namespace podpora::app
