# How characters are read, from Rime's dictionary; part of the program, so nothing is read at run
# time.
find_file(LUNA_PINYIN luna_pinyin.dict.yaml PATHS /usr/share/rime-data REQUIRED)
set(readings ${PROJECT_BINARY_DIR}/readings_data.cpp)
add_executable(make-readings ${PROJECT_SOURCE_DIR}/kiosk/guide/table/main.cpp)
add_custom_command(OUTPUT ${readings} COMMAND make-readings ${LUNA_PINYIN} ${readings}
  DEPENDS make-readings ${LUNA_PINYIN} COMMENT "Reading luna_pinyin.dict.yaml")
target_sources(bianmin_guide PRIVATE ${readings})
