#include <lintel/detail/unread.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace lintel::detail;

TEST_CASE("what was read whole has no node") {
    lintel::arena memory;
    unread_builder b;
    CHECK(b.close(b.now(), false, memory) == nullptr);
    CHECK(b.close(b.now(), true, memory) == nullptr);
    CHECK(memory.capacity() == 0);
}

TEST_CASE("members and entries are found by their names") {
    lintel::arena memory;
    unread_builder b;
    b.add_value("zebra");
    b.add_value("ant");
    b.add_value("");
    const unread_node* const inner = b.close({}, false, memory);
    REQUIRE(inner);
    CHECK(inner->count == 3);
    CHECK((inner->has("zebra") && inner->has("ant") && inner->has("")));
    CHECK_FALSE((inner->has("cow") || inner->has("zebr") || inner->has("zebras")));
    const auto outer = b.now();
    b.add_holder({"cow", 0, inner});
    b.add_value("bee");
    const unread_node* const node = b.close(outer, false, memory);
    REQUIRE(node);
    CHECK(node->below("cow") == inner);
    CHECK(node->below("bee") == nullptr);
    CHECK((node->has("bee") && !node->has("cow") && node->count == 1));
    CHECK(b.now() == unread_builder::mark{});
}

TEST_CASE("elements keep the index that they have in the text, whichever of them are missing") {
    for (unsigned missing = 0; missing < 1u << 9; ++missing) {
        lintel::arena memory;
        unread_builder b;
        const auto mark = b.now();
        std::vector<std::size_t> text_indexes;
        std::vector<const unread_node*> below;
        for (std::size_t i = 0; i < 9; ++i) {
            if (missing >> i & 1) {
                b.add_gap(mark, text_indexes.size());
                continue;
            }
            const unread_node* inner = nullptr;
            if (i % 3 == 0) {
                const auto inner_mark = b.now();
                b.add_value("x");
                inner = b.close(inner_mark, false, memory);
                b.add_holder({{}, text_indexes.size(), inner});
            }
            text_indexes.push_back(i);
            below.push_back(inner);
        }
        const unread_node* const list = b.close(mark, true, memory);
        INFO(missing);
        for (std::size_t i = 0; i < text_indexes.size(); ++i) {
            CHECK((list ? list->text_index(i) : i) == text_indexes[i]);
            CHECK((list ? list->below(i) : nullptr) == below[i]);
        }
        CHECK((list ? list->count : 0) == 9 - text_indexes.size());
        if (list) CHECK(list->below(text_indexes.size()) == nullptr);
    }
}

TEST_CASE("elements that could not be read cost no memory beside each other") {
    lintel::arena memory;
    unread_builder b;
    for (int i = 0; i < 100000; ++i) b.add_gap({}, 0);
    CHECK(b.now().gaps == 1);
    CHECK(b.close({}, true, memory)->count == 100000);
}

TEST_CASE("a member that comes again, and an entry that is replaced, are forgotten") {
    lintel::arena memory;
    unread_builder b;
    b.add_value("kept");
    const unread_node* const inner = b.close({}, false, memory);
    b.add_value("outer");
    const auto mark = b.now();
    b.add_value("a");
    b.add_holder({"b", 0, inner});
    b.add_value("outer");
    b.forget_member(mark, "outer");
    b.forget_member(mark, "b");
    b.forget_member(mark, "c");
    const unread_node* const node = b.close(mark, false, memory);
    REQUIRE(node);
    CHECK((node->has("a") && !node->has("outer") && node->below("b") == nullptr));
    CHECK(b.now() == mark);

    for (const std::size_t offset : {3u, 5u, 7u}) b.add_holder({"k", offset, inner});
    const std::vector<std::size_t> replaced{3, 5};
    b.forget_entries(mark, replaced);
    CHECK(b.now().holders == mark.holders + 1);
    b.clear();
    CHECK(b.now() == unread_builder::mark{});
}
