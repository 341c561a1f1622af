// expect: lintel: what an arena holds must be trivially copyable
#include <lintel/check.hpp>

#include <optional>
#include <string>

template <class S = lintel::owning> struct entry {
    std::optional<std::string> name;
    // fix: std::optional<typename S::string> name;

    BOOST_DESCRIBE_CLASS(entry, (), (name), (), ())
};

template <class S = lintel::owning> struct wrong {
    std::optional<typename S::template list<entry<S>>> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

bool use(std::string_view text) { return lintel::check<wrong<>>(text).ok(); }
