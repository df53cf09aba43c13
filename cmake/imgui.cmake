# Dear ImGui built in the tree with our own configuration (src/ui/imgui_config.h).
set(IMGUI_DIR "${TRIVSELSLYS_IMGUI_SOURCE_DIR}")
if(NOT IMGUI_DIR)
  set(IMGUI_DIR "${PROJECT_SOURCE_DIR}/.deps/imgui")
  execute_process(COMMAND "${PROJECT_SOURCE_DIR}/cmake/fetch-imgui" "${IMGUI_DIR}" COMMAND_ERROR_IS_FATAL ANY)
endif()

add_library(imgui STATIC
  "${IMGUI_DIR}/imgui.cpp" "${IMGUI_DIR}/imgui_draw.cpp" "${IMGUI_DIR}/imgui_tables.cpp"
  "${IMGUI_DIR}/imgui_widgets.cpp" "${IMGUI_DIR}/misc/freetype/imgui_freetype.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${IMGUI_DIR}")
# The configuration is found by its full name so that it also reaches the backends below.
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="${PROJECT_SOURCE_DIR}/src/ui/imgui_config.h")
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PUBLIC Freetype::Freetype)

# GLFW and OpenGL belong to desktop alone, so the backends are a library of their own.
add_library(imgui_backends STATIC
  "${IMGUI_DIR}/backends/imgui_impl_glfw.cpp" "${IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui_backends SYSTEM PUBLIC "${IMGUI_DIR}/backends")
target_compile_options(imgui_backends PRIVATE -w)
target_link_libraries(imgui_backends PUBLIC imgui glfw OpenGL::OpenGL ${CMAKE_DL_LIBS})
