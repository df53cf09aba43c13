#include "storage/rows.h"

namespace trivsel::storage {

void remove(Connection&, ErasedChild) {}

} // namespace trivsel::storage
