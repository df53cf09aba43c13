#include "storage/inside.h" // shows SQLiteCpp to app
