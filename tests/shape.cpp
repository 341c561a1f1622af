#include <lintel/pattern.hpp>
#include <lintel/shape.hpp>

#include <doctest/doctest.h>

using lintel::shape;

TEST_CASE("a shape has the constraints that it was given and no others") {
    const shape none("None");
    CHECK(none.name == "None");
    CHECK(none.has == 0);
    CHECK_FALSE(none.is_sensitive);
    CHECK_FALSE(none.is_unordered);
    CHECK(none.element_shape == nullptr);
    CHECK(none.key_shape == nullptr);
    CHECK(none.value_shape == nullptr);

    const shape text("Text", lintel::length{1, 2}, lintel::pattern<"a">, lintel::sensitive);
    CHECK(text.has == (shape::has_length | shape::has_pattern));
    CHECK(text.length == lintel::length{1, 2});
    CHECK(text.pattern.source() == "a");
    CHECK(text.is_sensitive);

    const shape list("List", lintel::count{1, 2}, lintel::elements{text}, lintel::unordered);
    CHECK(list.has == (shape::has_count | shape::has_elements));
    CHECK(list.count == lintel::count{1, 2});
    CHECK(list.element_shape == &text);
    CHECK(list.is_unordered);

    const shape map("Map", lintel::keys{text}, lintel::values{list});
    CHECK(map.has == (shape::has_keys | shape::has_values));
    CHECK(map.key_shape == &text);
    CHECK(map.value_shape == &list);

    const shape number("Number", lintel::range{1, 2});
    CHECK(number.has == shape::has_range);
    CHECK(number.range == lintel::range{1, 2});

    const shape old("Old", lintel::deprecated_value{"a", "take b"});
    CHECK(old.has == shape::has_deprecated_value);
    CHECK(old.deprecated_value.name == "a");
    CHECK(old.deprecated_value.instead == "take b");
}
