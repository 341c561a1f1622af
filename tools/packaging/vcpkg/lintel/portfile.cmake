# An overlay port of the checkout that it is in: vcpkg install lintel --overlay-ports=tools/packaging/vcpkg
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release) # headers only

vcpkg_configure_meson(SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS -Dtools=disabled -Dtests=disabled -Dexamples=disabled -Dbenchmarks=disabled)
vcpkg_install_meson()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/lintel)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/cmake")
