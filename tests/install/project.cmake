# A project of somebody else, which uses Mien.
cmake_minimum_required(VERSION 3.24)
project(Reader LANGUAGES CXX)
find_package(Mien 0.2 REQUIRED)
add_executable(reader reader.cpp)
target_compile_features(reader PRIVATE cxx_std_20)
target_link_libraries(reader PRIVATE Mien::mien)
