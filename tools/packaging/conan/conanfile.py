"""Packages the checkout that it is in: conan create tools/packaging/conan"""
import os
import re

from conan import ConanFile
from conan.tools.files import copy, load


class Lintel(ConanFile):
    name = "lintel"
    description = "Parses, serializes and validates the documents of a cloud API; header-only"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    @property
    def _checkout(self):
        return os.path.abspath(os.path.join(self.recipe_folder, "..", "..", ".."))

    def set_version(self):
        # Called when the recipe is exported; Conan keeps the answer.
        meson = load(self, os.path.join(self._checkout, "meson.build"))
        self.version = re.search(r"\bversion: '([^']+)'", meson).group(1)

    def export_sources(self):
        copy(self, "*.hpp", os.path.join(self._checkout, "include"), os.path.join(self.export_sources_folder, "include"))

    def requirements(self):
        self.requires("boost/[>=1.81]", transitive_headers=True)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "lintel")
        self.cpp_info.set_property("cmake_target_name", "lintel::lintel")
