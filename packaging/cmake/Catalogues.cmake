# assets/locale/LANG.po becomes share/locale/LANG.mo in the build tree.
find_program(MSGFMT msgfmt REQUIRED)
set(BIANMIN_LOCALE_DIR ${PROJECT_BINARY_DIR}/share/locale)
file(MAKE_DIRECTORY ${BIANMIN_LOCALE_DIR})
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/locale/*.po)
set(compiled)
foreach(po ${catalogues})
  cmake_path(GET po STEM lang)
  add_custom_command(OUTPUT ${BIANMIN_LOCALE_DIR}/${lang}.mo
    COMMAND ${MSGFMT} --check --output-file ${BIANMIN_LOCALE_DIR}/${lang}.mo ${po}
    DEPENDS ${po} COMMENT "Compiling ${lang}.po")
  list(APPEND compiled ${BIANMIN_LOCALE_DIR}/${lang}.mo)
endforeach()
add_custom_target(catalogues ALL DEPENDS ${compiled})
