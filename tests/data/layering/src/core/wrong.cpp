#include "storage/store.h" // core must not know the store
