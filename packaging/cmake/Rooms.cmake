# A room is one folder and one static library; its links say which rooms and libraries it may use.

# bianmin_room(NAME DIR folder [RECURSE] [USES targets...])
function(bianmin_room name)
  cmake_parse_arguments(ROOM "RECURSE" "DIR" "USES" ${ARGN})
  set(mode GLOB)
  if(ROOM_RECURSE)
    set(mode GLOB_RECURSE)
  endif()
  file(${mode} sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${ROOM_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(bianmin_${name} STATIC ${sources})
    set(scope PUBLIC)
  else() # a room of headers only
    add_library(bianmin_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(bianmin_${name} ${scope} ${PROJECT_SOURCE_DIR})
  target_link_libraries(bianmin_${name} ${scope} ${ROOM_USES})
endfunction()

# bianmin_tests(NAME DIR folder USES targets...): every *_test.cpp of the folder, one program.
function(bianmin_tests name)
  cmake_parse_arguments(T "" "DIR" "USES;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${T_DIR}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_tests ${sources})
  target_link_libraries(${name}_tests PRIVATE ${T_USES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name}_tests PRIVATE BIANMIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                             BIANMIN_BUILD_DIR="${PROJECT_BINARY_DIR}")
  gtest_discover_tests(${name}_tests DISCOVERY_TIMEOUT 60
                       PROPERTIES TIMEOUT 300 LABELS "${T_LABELS}")
endfunction()
