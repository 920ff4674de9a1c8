# One function for every folder of the house: a static library of the sources that lie in it, with its allowed neighbours.

# moc 6.4 trips over <concepts> of libstdc++ and needs nothing of it: this is its include guard.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

add_library(anomalyst_options INTERFACE)
target_include_directories(anomalyst_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(anomalyst_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    $<$<BOOL:${ANOMALYST_WERROR}>:-Werror>
    $<$<CONFIG:Release>:-O2>)
target_compile_definitions(anomalyst_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS)
if(ANOMALYST_SANITIZE)
    target_compile_options(anomalyst_options INTERFACE
        -fsanitize=${ANOMALYST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        # gcc 12 warns falsely where its sanitizers stand between a value and its use; the plain builds keep the warning.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(anomalyst_options INTERFACE -fsanitize=${ANOMALYST_SANITIZE})
else()
    target_compile_options(anomalyst_options INTERFACE -fstack-protector-strong)
endif()
# 150 test programs are linked: mold takes a tenth of the time, where it is installed.
find_program(ANOMALYST_MOLD mold)
if(ANOMALYST_MOLD)
    target_link_options(anomalyst_options INTERFACE -fuse-ld=mold)
endif()
target_link_libraries(anomalyst_options INTERFACE Threads::Threads)

# anomalyst_library(NAME folder LINK neighbours... [QT]): target anomalyst_NAME of all *.cpp and *.h directly in `folder`
# and below it.
function(anomalyst_library name folder)
    cmake_parse_arguments(ARG "QT" "" "LINK" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
    set(target anomalyst_${name})
    list(FILTER sources INCLUDE REGEX ".*\\.(cpp|h)$")
    set(compiled ${sources})
    list(FILTER compiled INCLUDE REGEX ".*\\.cpp$")
    if(compiled)
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PUBLIC anomalyst_options ${ARG_LINK})
        if(ARG_QT)
            set_target_properties(${target} PROPERTIES AUTOMOC ON)
        endif()
    else()
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE anomalyst_options ${ARG_LINK})
    endif()
endfunction()
