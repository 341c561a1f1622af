#include <lintel/detail/empty_texts.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "own.hpp"

namespace {

using lintel::detail::empty_texts;
using lintel::detail::layout_of;
using own::Everything;

empty_texts counted(const Everything& x, std::size_t depth = 8) {
    empty_texts empty;
    empty.count(&x, layout_of<Everything>::value, {}, depth);
    return empty;
}
Everything without_any() {
    Everything x;
    x.plain_text = "x";
    return x;
}

} // namespace

TEST_CASE("empty texts are counted wherever they are, and the first three are named") {
    Everything x = without_any();
    CHECK(counted(x).size() == 0);
    x.text = "";
    x.plain_list = {"", "x"};
    CHECK(counted(x).size() == 2);
    CHECK(counted(x).places() == "/text, /plain_list/0");
    x.inner = own::Inner{1, ""};
    x.named = {{"a/b", {2, ""}}, {"", {3, "x"}}};
    x.nested.emplace()["k"]["l"] = {"", "y", ""};
    CHECK(counted(x).size() == 6);
    CHECK(counted(x).places() == "/text, /inner/s, /named/a~1b/s");
}

TEST_CASE("a long pointer is not shown, and structures are followed as deep as asked") {
    Everything x = without_any();
    x.named = {{std::string(200, 'k'), {2, ""}}};
    CHECK(counted(x).size() == 1);
    CHECK(counted(x).places().empty());
    CHECK(counted(x, 1).size() == 0);
    CHECK(counted(x, 2).size() == 1);
}

TEST_CASE("what was not filled in is found through members and lists, and holds nothing but empty texts") {
    Everything x;
    x.text = "";
    x.id = "x";
    x.inners = {{1, ""}, {2, "x"}, {{}, ""}};
    x.plain_list = {"", "x"};
    x.nested.emplace()["k"]["l"] = {"", ""};
    x.inner = own::Inner{};
    x.named = {{"k", {1, ""}}};
    const lintel::detail::structure_place place{&layout_of<Everything>::value, &x};
    using lintel::path;
    for (const path& at : {path{"text"},
                           path{"inners", 0, "s"},
                           path{"plain_list", 0},
                           path{"plain_text"},
                           path{"nested"},
                           path{"inners", 2}})
        CHECK(is_unfilled(place, at));
    for (const path& at : {path{},
                           path{"id"},
                           path{"i32"},
                           path{"bytes"},
                           path{"nobody"},
                           path{"text", "s"},
                           path{"text", 0},
                           path{"inners"},
                           path{"inners", 0},
                           path{"inners", 1, "s"},
                           path{"inners", 3, "s"},
                           path{"plain_list"},
                           path{"inner"},
                           path{"nested", "k"},
                           path{"named"},
                           path{"inners", "s"},
                           path{"plain_list", 1},
                           path{"plain_list", 2},
                           path{"named", "k", "s"}})
        CHECK_FALSE(is_unfilled(place, at));
}
