#ifndef LINTEL_ANNOTATE_HPP
#define LINTEL_ANNOTATE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/detail/fixed_string.hpp>
#include <lintel/detail/hidden_table.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/shape.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lintel {

/// Another name that people give a member, because somebody else's form of the document has it. Only hints
/// use it: text with that name is not read as the member.
struct also_known_as {
    std::string_view name;  ///< such as "S3Bucket"
    std::string_view whose; ///< who calls it so, such as "CloudFormation"
};

/// One line of a structure's table: a member's name on the wire, its shape, and what holds for the member
/// alone.
struct member_shape {
    std::string_view name;       ///< on the wire, and in the struct
    lintel::shape shape{""};     ///< its limits, those of its own included
    bool is_required = false;    ///< marked `required`
    std::string_view instead{};  ///< not empty: the member is deprecated, and this says what to do
    also_known_as alias{"", ""}; ///< empty: none

    /// Adds a part of the line. @{
    LINTEL_TAGGED constexpr void apply(const lintel::shape& s) { shape = s; }
    LINTEL_TAGGED constexpr void apply(const required_t&) { is_required = true; }
    LINTEL_TAGGED constexpr void apply(const deprecated& d) { instead = d.instead; }
    LINTEL_TAGGED constexpr void apply(const also_known_as& other) { alias = other; }
    LINTEL_TAGGED constexpr void apply(const auto& constraint) { shape.apply(constraint); }
    /// @}
};

namespace detail::inline LINTEL_ABI {
/// Whether no part after the first is a shape.
template <class...> inline constexpr bool shape_is_first = true;
template <class First, class... Rest> inline constexpr bool shape_is_first<First, Rest...> =
    !is_one_of<shape, Rest...>;
} // namespace detail::inline LINTEL_ABI

/// A line of a table: `member("S3BucketName", shape::S3BucketName, required)`. Takes at most one shape,
/// first, then any constraints of its own, each of another kind. Another order is a compile error; wrong
/// names and constraints that do not fit are compile errors where the table is used.
template <class... Parts>
LINTEL_TAGGED constexpr member_shape member(std::string_view name, const Parts&... parts) {
    static_assert(detail::shape_is_first<Parts...>,
                  "lintel: a shape replaces what stands before it in lintel::member(...): give one shape, "
                  "first, and the "
                  "member's own constraints after it");
    static_assert(
        !detail::shape_is_first<Parts...> || detail::given_once<Parts...>,
        "lintel: this member has two constraints of one kind, of which one would have no effect: join them "
        "into one");
    member_shape m{.name = name};
    (m.apply(parts), ...);
    return m;
}

/// What a structure is to its service.
enum class document_role : std::uint8_t {
    none,    ///< a part of other structures, or nothing of a service
    request, ///< what a caller sends
    answer   ///< what the service sends
};

/// The structure is a request: in it and in what it holds, `check` reports an unknown member as an error and
/// a null as a note, and an unfilled skeleton as one finding.
struct request_t {};
/// Marks a structure as a request.
inline constexpr request_t request{};
/// The structure is an answer: in it and in what it holds, a member whose type is an enum and whose text is
/// empty counts as absent, as some SDKs write it. The value keeps the text.
struct answer_t {};
/// Marks a structure as an answer.
inline constexpr answer_t answer{};

/// The model that a structure belongs to. Static storage.
struct model_info {
    std::string_view service; ///< such as "AWS": who may add members
    std::string_view made;    ///< when the model was made, such as "November 2026"
    /// Members that tools add to an answer at its top: known, and passed over in silence.
    std::span<const std::string_view> added_by_tools{};
};

/// A structure's table: its shape name and a line for every described member.
template <std::size_t N> struct structure_shape {
    std::string_view name;                    ///< as in the service's model
    bool is_sensitive = false;                ///< everything in it is
    document_role role = document_role::none; ///< request, answer, or neither
    model_info model{};                       ///< empty without one
    std::array<member_shape, N> members;      ///< in the order they were written

    /// Adds what holds for the whole structure. @{
    LINTEL_TAGGED constexpr void apply(const sensitive_t&) { is_sensitive = true; }
    LINTEL_TAGGED constexpr void apply(const request_t&) { role = document_role::request; }
    LINTEL_TAGGED constexpr void apply(const answer_t&) { role = document_role::answer; }
    LINTEL_TAGGED constexpr void apply(const model_info& m) { model = m; }
    /// @}
};

/// The table of a structure, kept beside its members:
/// `static constexpr auto lintel_shape = lintel::structure("Alarm", lintel::member("Name",
/// lintel::required));`
template <class... Members>
    requires(std::is_same_v<Members, member_shape> && ...)
LINTEL_TAGGED constexpr auto structure(std::string_view name, const Members&... members) {
    return structure_shape<sizeof...(Members)>{.name = name, .members = {members...}};
}
/// The table of a structure of which something holds as a whole: `sensitive`, `request`, `answer`, or a
/// model_info, in any order before the members.
template <class Whole, class... Rest>
    requires requires(structure_shape<0> table, const Whole& whole) { table.apply(whole); }
LINTEL_TAGGED constexpr auto structure(std::string_view name, const Whole& whole, const Rest&... rest) {
    constexpr bool has_role = detail::is_one_of<Whole, request_t, answer_t>;
    static_assert(
        !detail::is_one_of<Whole, Rest...> &&
            !(has_role && (detail::is_one_of<Rest, request_t, answer_t> || ...)),
        "lintel: what holds for the whole structure is given twice: give `sensitive`, its model, and "
        "one of `request` and `answer` once");
    auto table = structure(name, rest...);
    table.apply(whole);
    return table;
}

/// Where the table of T is found: its static member `lintel_shape`. Specialise it for a struct that you
/// cannot edit.
template <class T> struct annotations {
    /// In this one only: there is no table.
    using no_table = T;
};
/// The table that stands in the struct itself.
template <class T>
    requires requires { T::lintel_shape; }
struct annotations<T> {
    /// A reference to it.
    static constexpr const auto& table = T::lintel_shape;
};

namespace detail::inline LINTEL_ABI {

// A check of a table says its sentence in the body of a function: where a class says it, clang takes the
// function that asks for the class, and all that uses that one, for wrong as well and says so.
template <fixed_string Member, bool Ok> constexpr void check_that_it_is_described() {
    static_assert(
        Ok,
        "lintel: this annotated member is not described: correct its spelling in lintel::member(...), or "
        "list it in BOOST_DESCRIBE_STRUCT / BOOST_DESCRIBE_CLASS");
}
template <fixed_string Member, bool Ok> constexpr void check_that_it_is_annotated() {
    static_assert(
        Ok,
        "lintel: this described member has no line in the structure's table: add lintel::member(\"...\", "
        "its shape); a member without limits is lintel::member(\"...\")");
}
template <fixed_string Member, bool Ok> constexpr void check_that_it_is_annotated_once() {
    static_assert(Ok, "lintel: this member has two lines in the structure's table: join them into one");
}
template <fixed_string Member, class T, bool Ok> constexpr void check_that_it_can_be_required() {
    static_assert(Ok, "lintel: `required` needs a member that can be absent: make it std::optional<...>");
}

/// Which constraints a value of that kind can have.
constexpr std::uint8_t constraints_of(type_class kind) noexcept {
    switch (kind) {
    case type_class::string: return shape::has_length | shape::has_pattern;
    case type_class::blob: return shape::has_length;
    case type_class::integer: return shape::has_range;
    case type_class::enumeration: return shape::has_deprecated_value;
    case type_class::list: return shape::has_count | shape::has_elements;
    case type_class::map: return shape::has_count | shape::has_keys | shape::has_values;
    default: return 0;
    }
}

/// Whether each pair of limits leaves something between them.
constexpr bool limits_are_in_order(const shape& s) noexcept {
    return s.length.min <= s.length.max && s.count.min <= s.count.max && s.range.min <= s.range.max;
}

/// Says what of `Has` does not fit T.
template <fixed_string Member, class T, std::uint8_t Has> constexpr void check_kinds() {
    constexpr std::uint8_t wrong = Has & ~constraints_of(class_of<T>);
    constexpr auto first = static_cast<std::uint8_t>(wrong & -wrong);
    static_assert(first != shape::has_length,
                  "lintel: `length` applies to strings and blobs: use `count` for a list or map, `range` for "
                  "an integer");
    static_assert(first != shape::has_count,
                  "lintel: `count` applies to lists and maps: use "
                  "`length` for a string or blob, `range` for an integer");
    static_assert(
        first != shape::has_range,
        "lintel: `range` applies to integers: use `length` for a string or blob, `count` for a list or map");
    static_assert(
        first != shape::has_pattern,
        "lintel: `pattern` applies to strings: attach it to the elements, keys or values of a list or map");
    static_assert(first != shape::has_elements,
                  "lintel: `elements` applies to lists: use `keys` and `values` for a map");
    static_assert(first != shape::has_keys && first != shape::has_values,
                  "lintel: `keys` and `values` apply to maps: use `elements` for a list");
    static_assert(first != shape::has_deprecated_value,
                  "lintel: `deprecated_value` applies to enums: name one of the enum's own enumerators");
}
template <fixed_string Member, class T, bool Ok> constexpr void check_limits() {
    static_assert(Ok,
                  "lintel: this min is above its max, so that no value fits: write the smaller one first, as "
                  "in lintel::length{1, 255}");
}

/// The name as a template argument, so that a compile error shows it.
template <const auto& Table, std::size_t I> constexpr auto member_name() {
    constexpr std::string_view name = Table.members[I].name;
    fixed_string<name.size() + 1> fixed;
    for (std::size_t i = 0; i < name.size(); ++i) fixed.data[i] = name[i];
    return fixed;
}

template <class T> constexpr std::size_t described_index(std::string_view name) {
    const auto& names = described_names<T>;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return i;
    return names.size();
}

/// What a type and all that it holds are on the wire; of a structure, that it is one.
struct wire_type {
    type_class kind;
    const wire_type* element; ///< of a list or map
};
template <class T> constexpr const wire_type* element_type();
template <class T> inline constexpr wire_type wire_type_of{class_of<T>, element_type<T>()};
template <class T> constexpr const wire_type* element_type() {
    if constexpr (class_of<T> == type_class::list)
        return &wire_type_of<element_t<T>>;
    else if constexpr (class_of<T> == type_class::map)
        return &wire_type_of<mapped_t<T>>;
    else
        return nullptr;
}
inline constexpr wire_type key_type{type_class::string, nullptr};

/// Whether a shape, and all that it refers to, fits a type. Quick to compile, and without a word on what does
/// not fit.
constexpr bool fits_quietly(const shape& s, const wire_type& t) {
    if (t.kind == type_class::unsupported) return true; // what is wrong has been said
    if ((s.has & ~constraints_of(t.kind)) || !limits_are_in_order(s)) return false;
    if (s.is(shape::has_elements) && !fits_quietly(*s.element_shape, *t.element)) return false;
    if (s.is(shape::has_keys) && !fits_quietly(*s.key_shape, key_type)) return false;
    return !s.is(shape::has_values) || fits_quietly(*s.value_shape, *t.element);
}

/// Says the first thing for which a shape does not fit T.
template <fixed_string Member, class T, const shape& Shape> constexpr void check_shape() {
    if constexpr ((Shape.has & ~constraints_of(class_of<T>)) != 0)
        check_kinds<Member, T, Shape.has>();
    else if constexpr (!limits_are_in_order(Shape))
        check_limits<Member, T, false>();
    else if constexpr (class_of<T> == type_class::list)
        check_shape<Member, element_t<T>, *Shape.element_shape>();
    else if constexpr (Shape.is(shape::has_keys) && !fits_quietly(*Shape.key_shape, key_type))
        check_shape<Member, std::string_view, *Shape.key_shape>();
    else
        check_shape<Member, mapped_t<T>, *Shape.value_shape>();
}

/// Says the first thing that is wrong in a line that is.
template <class T, std::size_t I> constexpr void check_line() {
    constexpr const auto& table = annotations<T>::table;
    constexpr auto name = member_name<annotations<T>::table, I>();
    constexpr std::size_t index = described_index<T>(table.members[I].name);
    if constexpr (index == described_names<T>.size()) {
        check_that_it_is_described<name, false>();
    } else {
        using member_type = described_type<T, index>;
        constexpr bool again = [] {
            for (std::size_t i = 0; i < I; ++i)
                if (annotations<T>::table.members[i].name == annotations<T>::table.members[I].name)
                    return true;
            return false;
        }();
        if constexpr (again)
            check_that_it_is_annotated_once<name, false>();
        else if constexpr (table.members[I].is_required && !is_optional<member_type>)
            check_that_it_can_be_required<name, member_type, false>();
        else
            check_shape<name, without_optional<member_type>, annotations<T>::table.members[I].shape>();
    }
}

template <class T>
concept annotated = requires { annotations<T>::table; };

template <class T, std::size_t I> constexpr auto described_name_fixed() {
    constexpr std::string_view name = described_names<T>[I];
    fixed_string<name.size() + 1> fixed;
    for (std::size_t i = 0; i < name.size(); ++i) fixed.data[i] = name[i];
    return fixed;
}

/// A table's lines in the order of the described members, and the first thing that is wrong.
template <std::size_t N> struct ordered_lines {
    std::array<const member_shape*, N> lines{};
    std::size_t wrong_line = no_index;   ///< the first line that is wrong, when one is
    std::size_t without_line = no_index; ///< the first member without a line, when all lines are right
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);
};
template <class T> consteval auto lines_quietly() {
    constexpr std::size_t n = described_names<T>.size();
    struct described {
        const wire_type* type;
        bool optional;
    };
    constexpr auto members = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<described, sizeof...(I)>{described{
            &wire_type_of<without_optional<described_type<T, I>>>, is_optional<described_type<T, I>>}...};
    }(std::make_index_sequence<n>{});
    ordered_lines<n> found{};
    std::size_t at = 0;
    for (const member_shape& line : annotations<T>::table.members) {
        const std::size_t i = described_index<T>(line.name);
        if (i == n || found.lines[i] || (line.is_required && !members[i].optional) ||
            !fits_quietly(line.shape, *members[i].type)) {
            found.wrong_line = at;
            return found;
        }
        found.lines[i] = &line;
        ++at;
    }
    for (std::size_t i = n; i-- != 0;)
        if (!found.lines[i]) found.without_line = i;
    return found;
}

template <class T> inline constexpr auto plain_lines = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<member_shape, sizeof...(I)>{member(described_names<T>[I])...};
}(std::make_index_sequence<described_names<T>.size()>{});

template <class T> consteval auto plain_lines_in_order() {
    std::array<const member_shape*, described_names<T>.size()> lines{};
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = &plain_lines<T>[i];
    return lines;
}

/// The table's lines in the order of declaration, verified. Only a line that is wrong is looked at by
/// templates, which can say what; the first thing that is wrong is the only one that is said, and what uses
/// the lines compiles.
template <class T> consteval auto lines_in_order() {
    constexpr auto found = lines_quietly<T>();
    if constexpr (found.wrong_line != found.no_index) {
        check_line<T, found.wrong_line>();
        return plain_lines_in_order<T>();
    } else if constexpr (found.without_line != found.no_index) {
        check_that_it_is_annotated<described_name_fixed<T, found.without_line>(), false>();
        return plain_lines_in_order<T>();
    } else {
        return found.lines;
    }
}

template <class T, bool Ok> constexpr void check_the_specialisation() {
    static_assert(Ok,
                  "lintel: this specialisation of lintel::annotations has no public member `table`: name it "
                  "`static constexpr auto table`");
}

template <class T> consteval auto choose_lines() {
    if constexpr (annotated<T>) {
        return lines_in_order<T>();
    } else {
        check_the_specialisation<T, requires { typename annotations<T>::no_table; }>();
        check_that_no_table_is_hidden<T>();
        return plain_lines_in_order<T>();
    }
}

} // namespace detail::inline LINTEL_ABI

/// A described struct's member lines, one a described member, in the order of declaration.
template <class T> LINTEL_TAGGED inline constexpr auto member_shapes = detail::choose_lines<T>();

/// The shape name of a described struct; empty when it has no table.
template <class T> LINTEL_TAGGED constexpr std::string_view shape_name() {
    if constexpr (detail::annotated<T>)
        return annotations<T>::table.name;
    else
        return {};
}

/// Whether T is a request, an answer, or neither.
template <class T> LINTEL_TAGGED constexpr document_role role_of() {
    if constexpr (detail::annotated<T>)
        return annotations<T>::table.role;
    else
        return document_role::none;
}

/// The model that T's table names; null without one.
template <class T> LINTEL_TAGGED constexpr const model_info* model_of() {
    if constexpr (detail::annotated<T>) {
        if (!annotations<T>::table.model.service.empty()) return &annotations<T>::table.model;
    }
    return nullptr;
}

/// True when everything inside T is sensitive.
template <class T> LINTEL_TAGGED constexpr bool is_sensitive() {
    if constexpr (detail::annotated<T>)
        return annotations<T>::table.is_sensitive;
    else
        return false;
}

} // namespace lintel

#endif
