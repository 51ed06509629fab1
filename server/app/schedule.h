#pragma once

#include "app/app.h"
#include "platform/jobs/jobs.h"

#include <map>
#include <string>

namespace podpora::app {

/// Every kind of job and who does it, one line each.
std::map<std::string, jobs::Handler> make_job_handlers(App::Parts& parts);

}  // namespace podpora::app
