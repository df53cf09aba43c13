# trivsel_room(NAME SOURCES files... [USES rooms...] [PRIVATE third-party targets...])
# One static library per folder under src. USES are other rooms and are PUBLIC, since their headers show in ours;
# third-party libraries are PRIVATE, so that a wrong include fails to compile.
function(trivsel_room NAME)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE" ${ARGN})
  add_library(trivsel_${NAME} STATIC ${ROOM_SOURCES})
  target_include_directories(trivsel_${NAME} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(trivsel_${NAME} PRIVATE trivsel_warnings ${ROOM_PRIVATE})
  foreach(other IN LISTS ROOM_USES)
    target_link_libraries(trivsel_${NAME} PUBLIC trivsel_${other})
  endforeach()
endfunction()

# trivsel_test(NAME SOURCES files... [USES rooms...] [PRIVATE targets...] [LABELS labels...])
# One GoogleTest program per folder under tests; every test becomes a ctest of its own name.
function(trivsel_test NAME)
  cmake_parse_arguments(T "" "" "SOURCES;USES;PRIVATE;LABELS" ${ARGN})
  add_executable(${NAME} ${T_SOURCES})
  target_include_directories(${NAME} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${NAME} PRIVATE
    TRIVSEL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" TRIVSEL_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  target_link_libraries(${NAME} PRIVATE trivsel_warnings GTest::gmock GTest::gtest_main ${T_PRIVATE})
  foreach(other IN LISTS T_USES)
    target_link_libraries(${NAME} PRIVATE trivsel_${other})
  endforeach()
  gtest_discover_tests(${NAME} DISCOVERY_TIMEOUT 60 PROPERTIES LABELS "${T_LABELS}" TIMEOUT 600)
endfunction()
