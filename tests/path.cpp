#include <lintel/detail/path.hpp>

#include <doctest/doctest.h>

using namespace lintel::detail;

TEST_CASE("a pointer escapes ~ and / as RFC 6901 asks") {
    const step root;
    CHECK(pointer_to(root).empty());
    const step member = step_to_member(root, "Targets", false), element = step_to_element(member, 12, false);
    CHECK(pointer_to(element) == "/Targets/12");
    CHECK(pointer_to(step_to_entry(element, "a/b~c", false)) == "/Targets/12/a~1b~0c");
    CHECK(pointer_to(step_to_entry(root, "", false)) == "/");
}

TEST_CASE("a value is called by its member, or by the member that holds it") {
    const step root;
    CHECK(noun_of(root) == "the document");
    const step map = step_to_member(root, "TaskParameters", true), entry = step_to_entry(map, "k", false);
    const step list = step_to_member(entry, "Values", false), value = step_to_element(list, 0, false);
    CHECK(noun_of(map) == "TaskParameters");
    CHECK(noun_of(entry) == "TaskParameters value");
    CHECK(noun_of(list) == "Values");
    CHECK(noun_of(value) == "TaskParameters value");
    CHECK(key_noun_of(entry) == "TaskParameters key");
    CHECK(key_noun_of(step_to_entry(root, "k", false)) == "key");
    CHECK(noun_of(step_to_element(root, 0, false)) == "value");
    const step tasks = step_to_member(root, "Tasks", false), task = step_to_element(tasks, 1, false);
    const step targets = step_to_member(task, "Targets", false), target = step_to_element(targets, 2, false);
    CHECK(noun_of(target) == "element 2 of Targets");
    CHECK(noun_of(step_to_element(target, 3, false)) == "Targets value");
    CHECK(noun_of(step_to_element(step_to_member(target, "Values", false), 3, false)) ==
          "element 3 of Values");
    CHECK(key_noun_of(step_to_entry(entry, "l", false)) == "TaskParameters key");
}

TEST_CASE("a name that holds anything is escaped in a pointer, and its control characters in words") {
    const step root;
    const step member = step_to_member(root, "a/b~\n\"", false), entry = step_to_entry(member, "k", false);
    CHECK(pointer_to(entry) == "/a~1b~0\n\"/k");
    CHECK(noun_of(member) == R"(a/b~\u000a")");
    CHECK(noun_of(entry) == R"(a/b~\u000a" value)");
    CHECK(key_noun_of(entry) == R"(a/b~\u000a" key)");
}

TEST_CASE("what lies in a sensitive value is sensitive") {
    const step root;
    const step secret = step_to_member(root, "a", true);
    CHECK(step_to_element(secret, 0, false).sensitive);
    CHECK(step_to_element(root, 0, true).sensitive);
    CHECK(step_to_entry(root, "a", true).sensitive);
    CHECK_FALSE(step_to_member(root, "a", false).sensitive);
    CHECK_FALSE(step_to_entry(root, "a", false).sensitive);
}

TEST_CASE("the size of a pointer is known before it is made") {
    const step root;
    const step member = step_to_member(root, "a/b", false), element = step_to_element(member, 1234567, false),
               entry = step_to_entry(element, "~~é", false);
    for (const step* s : {&root, &member, &element, &entry}) CHECK(pointer_size(*s) == pointer_to(*s).size());
}

TEST_CASE("a pointer has the index of the text where elements could not be read") {
    lintel::arena memory;
    unread_builder b;
    b.add_gap({}, 0);
    b.add_gap({}, 0);
    b.add_gap({}, 1);
    const auto element = b.now();
    b.add_value("x");
    b.add_holder({{}, 1, b.close(element, false, memory)});
    const unread_node* const list = b.close({}, true, memory);
    step root;
    root.unread = nullptr;
    step at = step_to_member(root, "Targets", false);
    at.unread = list;
    CHECK(pointer_to(step_to_element(at, 0, false)) == "/Targets/2");
    const step second = step_to_element(at, 1, false);
    CHECK(pointer_to(second) == "/Targets/4");
    CHECK(is_unread(second, "x"));
    CHECK_FALSE(is_unread(second, "y"));
    CHECK((unread_count(at) == 3 && unread_count(second) == 1 && unread_count(root) == 0));
    CHECK(step_to_member(second, "y", false).unread == nullptr);
}
