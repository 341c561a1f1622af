#ifndef LINTEL_TESTS_OWN_HPP
#define LINTEL_TESTS_OWN_HPP

#include <lintel/annotate.hpp>
#include <lintel/blob.hpp>
#include <lintel/open_enum.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Structs that have nothing to do with the model, with a member of every kind.
namespace own {

BOOST_DEFINE_ENUM_CLASS(Color, red, green, blue)

struct Inner {
    std::optional<std::int32_t> n;
    std::optional<std::string> s;

    BOOST_DESCRIBE_CLASS(Inner, (), (n, s), (), ())
    bool operator==(const Inner&) const = default;
};

struct Base {
    std::optional<std::string> id;

    BOOST_DESCRIBE_CLASS(Base, (), (id), (), ())
    bool operator==(const Base&) const = default;
};

struct Everything : Base {
    std::optional<std::int8_t> i8;
    std::optional<std::int16_t> i16;
    std::optional<std::int32_t> i32;
    std::optional<std::int64_t> i64;
    std::optional<std::uint8_t> u8;
    std::optional<std::uint16_t> u16;
    std::optional<std::uint32_t> u32;
    std::optional<std::uint64_t> u64;
    std::optional<bool> flag;
    std::optional<float> real32;
    std::optional<double> real64;
    std::optional<std::string> text;
    std::optional<lintel::blob> bytes;
    std::optional<Color> closed;
    std::optional<lintel::open_enum<Color>> open;
    std::optional<Inner> inner;
    std::optional<std::vector<std::int32_t>> numbers;
    std::optional<std::vector<Inner>> inners;
    std::optional<std::vector<std::vector<std::int32_t>>> rows;
    std::optional<std::map<std::string, std::int32_t>> counts;
    std::optional<std::map<std::string, Inner>> named;
    std::optional<std::map<std::string, std::map<std::string, std::vector<std::string>>>> nested;
    std::int32_t plain_number = 7;
    bool plain_flag = false;
    std::string plain_text;
    Inner plain_inner;
    std::vector<std::string> plain_list;
    std::map<std::string, std::string> plain_map;

    BOOST_DESCRIBE_CLASS(Everything,
                         (Base),
                         (i8,
                          i16,
                          i32,
                          i64,
                          u8,
                          u16,
                          u32,
                          u64,
                          flag,
                          real32,
                          real64,
                          text,
                          bytes,
                          closed,
                          open,
                          inner,
                          numbers,
                          inners,
                          rows,
                          counts,
                          named,
                          nested,
                          plain_number,
                          plain_flag,
                          plain_text,
                          plain_inner,
                          plain_list,
                          plain_map),
                         (),
                         ())
    bool operator==(const Everything&) const = default;
};

struct Tree {
    std::optional<std::string> name;
    std::vector<Tree> children;

    BOOST_DESCRIBE_CLASS(Tree, (), (name, children), (), ())
    bool operator==(const Tree&) const = default;
};

/// Everything in it is sensitive.
struct Strongbox {
    std::optional<std::string> code;

    BOOST_DESCRIBE_CLASS(Strongbox, (), (code), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Strongbox", lintel::sensitive, lintel::member("code"));
};

} // namespace own

#endif
