# assets/icons/*.svg go into the kit as text; it rasterises an icon when it is first shown.
set(icons ${PROJECT_SOURCE_DIR}/assets/icons/icons.svg)
set(lamps ${PROJECT_SOURCE_DIR}/assets/icons/lamps.svg)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${icons} ${lamps})
file(READ ${icons} BIANMIN_ICONS)
file(READ ${lamps} BIANMIN_LAMPS)
configure_file(${PROJECT_SOURCE_DIR}/kiosk/ui/icon_data.cpp.in
               ${PROJECT_BINARY_DIR}/icon_data.cpp @ONLY)
target_sources(bianmin_ui PRIVATE ${PROJECT_BINARY_DIR}/icon_data.cpp)
