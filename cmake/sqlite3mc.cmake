# SQLite3 Multiple Ciphers, compiled once and shared by everything: SQLiteCpp is linked against this copy, so that
# there is one SQLite in the process (two copies cancel each other's file locks).
set(SQLITE3MC_DIR "${PROJECT_SOURCE_DIR}/.deps/sqlite3mc")
set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/fetch-sqlite3mc")
execute_process(COMMAND "${PROJECT_SOURCE_DIR}/cmake/fetch-sqlite3mc" "${SQLITE3MC_DIR}" COMMAND_ERROR_IS_FATAL ANY)

add_library(sqlite3mc STATIC "${SQLITE3MC_DIR}/sqlite3.c")
target_include_directories(sqlite3mc SYSTEM PUBLIC "${SQLITE3MC_DIR}")
target_compile_definitions(sqlite3mc
  PUBLIC  SQLITE_ENABLE_COLUMN_METADATA=1 SQLITE_HAS_CODEC=1
  PRIVATE SQLITE_THREADSAFE=1
          SQLITE_USE_URI=0             # `?hmac_check=0` in a name would switch authentication off
          SQLITE_TEMP_STORE=3          # temporary files are not encrypted: keep them in memory
          SQLITE_DQS=0                 # a misspelt column must not become a string
          SQLITE_DEFAULT_FOREIGN_KEYS=1
          SQLITE_SECURE_DELETE=1       # an erased name is overwritten
          SQLITE_DEFAULT_MEMSTATUS=0   # nobody asks how much memory it has, and counting takes a lock at every piece
          SQLITE_OMIT_LOAD_EXTENSION=1
          SQLITE3MC_SECURE_MEMORY=1    # key material is wiped
          SQLITE_MAX_ATTACHED=1
          HAVE_USLEEP=1)
# -O1 in the sanitizer and debug presets: the amalgamation takes 39 s at -O2 and is not what we are testing.
target_compile_options(sqlite3mc PRIVATE -w $<IF:$<CONFIG:Release,RelWithDebInfo>,-O2,-O1>)
target_link_libraries(sqlite3mc PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)

# SQLiteCpp's package asks for SQLite::SQLite3; ours is there first.
add_library(SQLite::SQLite3 ALIAS sqlite3mc)
set(SQLite3_INCLUDE_DIR "${SQLITE3MC_DIR}" CACHE PATH "" FORCE)
set(SQLite3_LIBRARY sqlite3mc CACHE STRING "" FORCE)
find_package(SQLiteCpp 3.2 CONFIG REQUIRED)
