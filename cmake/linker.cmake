# LLVM's linker where it is at hand: the test programs hold much of the program each, and the usual linker needs several
# times as long for them. The result is the same.
find_program(TRIVSELSLYS_LLD ld.lld)
mark_as_advanced(TRIVSELSLYS_LLD)
if(TRIVSELSLYS_LLD)
  add_link_options(-fuse-ld=lld)
endif()
