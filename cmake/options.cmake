# Compiler and linker flags of every target of ours. The hardening set is what g++ 12 takes
# (OpenSSF compiler guide, 2026-06-30).
add_library(podpora_options INTERFACE)
target_include_directories(podpora_options INTERFACE ${CMAKE_SOURCE_DIR}/server)
target_compile_options(podpora_options INTERFACE
  -Wall -Wextra -Wformat=2 -Wimplicit-fallthrough -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-pointer -Wno-maybe-uninitialized -Wno-restrict>)
target_compile_definitions(podpora_options INTERFACE _GLIBCXX_ASSERTIONS BOOST_ASIO_NO_DEPRECATED
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION)

# vptr wants type information that SOCI's libraries do not give away; toml++ runs into its own unreachable on broken UTF-8.
# null, alignment and object-size check every access once more than AddressSanitizer does, for a third of the build's time.
if(PODPORA_SANITIZE)
  target_compile_options(podpora_options INTERFACE -O1 -g1 -fsanitize=address,undefined -fno-sanitize=vptr,unreachable,null,alignment,object-size
    -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(podpora_options INTERFACE -fsanitize=address,undefined)
elseif(PODPORA_FUZZ)
  # clang 14 cannot assemble coroutines whose function types are checked (llvm issue 49689).
  target_compile_options(podpora_options INTERFACE -O1 -g1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=vptr,function
    -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-gnu-statement-expression)
  target_link_options(podpora_options INTERFACE -fsanitize=address,undefined)
else()
  target_compile_options(podpora_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong
    -fstack-clash-protection -fcf-protection=full -fno-delete-null-pointer-checks)
  target_link_options(podpora_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
target_link_options(podpora_options INTERFACE -fuse-ld=mold -Wl,--as-needed)

# What nearly every file includes is read by the compiler once: about a third of the time of a clean build.
option(PODPORA_PCH "Precompile the standard headers" OFF)
add_library(precompiled STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cc)
target_link_libraries(precompiled PUBLIC podpora_options Threads::Threads)
add_library(precompiled_test STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cc)
target_link_libraries(precompiled_test PUBLIC podpora_options Threads::Threads GTest::gtest GTest::gmock)
if(PODPORA_PCH)
  target_precompile_headers(precompiled PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)
  target_precompile_headers(precompiled_test PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled_test.h)
endif()

function(podpora_precompile target)
  if(PODPORA_PCH)
    target_precompile_headers(${target} REUSE_FROM precompiled)
  endif()
endfunction()

# Test code runs once and is compiled often: not optimised, which halves its build. What it tests is as in the product.
# The sanitizers' -O1 stays; with it g++ 12 warns of bounds in its own string functions when a test builds long texts.
set(podpora_test_flags -O0 -U_FORTIFY_SOURCE)
if(PODPORA_SANITIZE)
  set(podpora_test_flags -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
target_compile_options(precompiled_test PRIVATE ${podpora_test_flags})
function(podpora_test_options target)
  target_link_libraries(${target} PRIVATE GTest::gtest GTest::gmock)
  target_compile_options(${target} PRIVATE ${podpora_test_flags})
  if(PODPORA_PCH)
    target_precompile_headers(${target} REUSE_FROM precompiled_test)
  endif()
endfunction()
