# Puts files and fonts into the binary: one assembler file that includes their bytes, one table of their names.
# The list is made when CMake runs; a changed file rebuilds the object.
function(podpora_embed target)
  cmake_parse_arguments(EMBED "" "" "FOLDERS;FONTS" ${ARGN})
  set(entries "")
  set(files "")
  foreach(folder ${EMBED_FOLDERS})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*)
    foreach(file ${found})
      file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR} ${file})
      list(APPEND entries "${path}|${file}")
    endforeach()
    list(APPEND files ${found})
  endforeach()
  # A font comes from its Debian package (tools/packages.txt).
  foreach(font ${EMBED_FONTS})
    set(name "EMBED_FONT_${font}")
    find_file(${name} ${font} PATHS /usr/share/fonts/truetype/liberation2 NO_DEFAULT_PATH REQUIRED)
    list(APPEND entries "fonts/${font}|${${name}}")
    list(APPEND files ${${name}})
  endforeach()
  list(SORT entries)
  set(assembler ".section .rodata\n")
  set(externs "")
  set(table "")
  set(n 0)
  foreach(entry ${entries})
    string(REPLACE "|" ";" entry "${entry}")
    list(GET entry 0 path)
    list(GET entry 1 file)
    string(APPEND assembler ".global podpora_embed_${n}\n.global podpora_embed_${n}_end\n"
      "podpora_embed_${n}:\n.incbin \"${file}\"\npodpora_embed_${n}_end:\n.byte 0\n")
    string(APPEND externs "extern char const podpora_embed_${n}[];\nextern char const podpora_embed_${n}_end[];\n")
    string(APPEND table "      {\"${path}\", {podpora_embed_${n}, podpora_embed_${n}_end}},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND assembler ".section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${out}/embedded.S CONTENT "${assembler}" @ONLY)
  file(CONFIGURE OUTPUT ${out}/embedded_table.cc CONTENT "#include \"platform/base/embedded.h\"
extern \"C\" {
${externs}}
namespace podpora {
std::span<EmbeddedFile const> embedded_files() {
  static EmbeddedFile const files[] = {
${table}  };
  return files;
}
}  // namespace podpora
" @ONLY)
  set_source_files_properties(${out}/embedded.S PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${target} STATIC ${out}/embedded.S ${out}/embedded_table.cc)
  target_link_libraries(${target} PUBLIC podpora_options)
endfunction()
