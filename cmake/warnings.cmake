# One INTERFACE target that every room links PRIVATE, so that no flag leaks into third-party headers.
add_library(trivsel_warnings INTERFACE)
target_compile_options(trivsel_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow                # a name that hides another reads as the wrong one
  -Wconversion            # a silent narrowing could change a score
  -Wsign-conversion       # as above, for sizes and indexes
  -Wdouble-promotion      # drawing is float; an accidental double hides a unit mistake
  -Wnon-virtual-dtor      # deleting through a base would leak
  -Woverloaded-virtual    # an override that does not override
  -Wold-style-cast        # C casts hide const and size changes
  -Wformat=2              # a format string from data is a hole
  -Wimplicit-fallthrough  # a missing break changes a decision
  -Wnull-dereference
  # Members have defaults: naming only those that differ is how our option structs are meant to be used.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(trivsel_warnings INTERFACE
    -Wduplicated-cond     # the second branch could never run
    -Wlogical-op          # `a || a` is a typing error
    # GCC 12 reports false positives of these two inside std::string and std::optional at -O2 and above
    -Wno-restrict -Wno-maybe-uninitialized)
  # The same false positives appear for -Wnull-dereference once library code is inlined.
  target_compile_options(trivsel_warnings INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:-Wno-null-dereference>)
  if(TRIVSELSLYS_SANITIZE)
    target_compile_options(trivsel_warnings INTERFACE -Wno-null-dereference)
  endif()
endif()
if(TRIVSELSLYS_WERROR)
  target_compile_options(trivsel_warnings INTERFACE -Werror)
endif()
