#pragma once

#include "features/tickets/upload.h"

namespace podpora::tickets {

void insert_upload(storage::Transaction& tx, DeskId desk, Upload const& upload);
std::optional<Upload> find_upload(storage::Transaction& tx, DeskId desk, UploadId id);
bool delete_upload(storage::Transaction& tx, DeskId desk, UploadId id);
void delete_uploads_before(storage::Transaction& tx, DeskId desk, Time before);

}  // namespace podpora::tickets
