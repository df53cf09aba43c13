# Sanitizers apply to everything that is compiled here, third-party sources included: a finding in the
# boundary to SQLite or ImGui is a finding of ours.
if(TRIVSELSLYS_SANITIZE)
  add_compile_options(-fsanitize=${TRIVSELSLYS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${TRIVSELSLYS_SANITIZE})
endif()
