#ifndef LINTEL_TESTS_FUZZ_NAIVE_HPP
#define LINTEL_TESTS_FUZZ_NAIVE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/type_class.hpp>

#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../pcre2.hpp"

// A second opinion on constraints: reads Boost.JSON's values and the members' tables, and shares no code with
// validate. As plain as can be, and slow.
namespace fuzz {

class naive_checker {
public:
    /// "rule pointer" of everything that is wrong with a document of type T, sorted; none when PCRE2 cannot
    /// tell.
    template <class T>
    static std::optional<std::vector<std::string>> findings(const boost::json::value& document) {
        naive_checker c;
        c.is_answer_ = lintel::role_of<T>() == lintel::document_role::answer;
        c.structure<T>(document.as_object(), "");
        std::sort(c.found_.begin(), c.found_.end());
        if (c.unsure_) return std::nullopt;
        return std::move(c.found_);
    }

private:
    using json = boost::json::value;

    void say(std::string_view rule, const std::string& pointer) {
        found_.push_back(std::string(rule) + ' ' + pointer);
    }
    static std::string below(const std::string& pointer, std::string_view name) {
        std::string out = pointer + '/';
        for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return out;
    }
    static std::int64_t characters(std::string_view s) {
        return std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xc0) != 0x80; });
    }
    lintel::match judge(std::string_view pattern, std::string_view text) {
        static std::map<std::string, tests::independent, std::less<>> known;
        unsure_ |= tests::beyond_pcre2(text);
        auto it = known.find(pattern);
        if (it == known.end()) it = known.emplace(pattern, pattern).first;
        return it->second.test(text);
    }

    void text(std::string_view s, const lintel::shape& shape, const std::string& at) {
        const std::int64_t n = characters(s);
        const bool wrong = n < shape.length.min || n > shape.length.max;
        if (wrong) say("length", at);
        if (!shape.pattern || (wrong && n == 0)) return; // an empty text is one finding
        switch (judge(shape.pattern.source(), s)) {
        case lintel::match::none: say("pattern", at); break;
        case lintel::match::partial: say("pattern-partial", at); break;
        case lintel::match::full: break;
        }
    }
    void size(std::size_t size, const lintel::shape& shape, const std::string& at) {
        const auto n = static_cast<std::int64_t>(size);
        if (n < shape.count.min || n > shape.count.max) say("count", at);
    }

    template <class T> void value(const json& x, const lintel::shape& shape, const std::string& at) {
        using lintel::detail::type_class;
        constexpr type_class kind = lintel::detail::class_of<T>;
        static constexpr lintel::shape free{""};
        if constexpr (kind == type_class::string) {
            text(x.as_string(), shape, at);
        } else if constexpr (kind == type_class::blob) {
            const std::string_view s = x.as_string();
            const auto n = static_cast<std::int64_t>(s.size() / 4 * 3) - std::count(s.begin(), s.end(), '=');
            if (n < shape.length.min || n > shape.length.max) say("length", at);
        } else if constexpr (kind == type_class::integer) {
            const auto n = x.is_uint64() ? lintel::unlimited : x.to_number<std::int64_t>();
            if (n < shape.range.min || n > shape.range.max) say("range", at);
        } else if constexpr (kind == type_class::enumeration) {
            const auto& names = lintel::detail::enumerators_of<typename T::enum_type>::names;
            const std::string_view s = x.as_string();
            if (std::find(names.begin(), names.end(), s) == names.end())
                say("enum", at);
            else if (!shape.deprecated_value.name.empty() && s == shape.deprecated_value.name)
                say("deprecated", at);
        } else if constexpr (kind == type_class::structure) {
            structure<T>(x.as_object(), at);
        } else if constexpr (kind == type_class::list) {
            const auto& list = x.as_array();
            size(list.size(), shape, at);
            for (std::size_t i = 0; i < list.size(); ++i)
                value<typename T::value_type>(
                    list[i], shape.element_shape ? *shape.element_shape : free, at + '/' + std::to_string(i));
        } else if constexpr (kind == type_class::map) {
            size(x.as_object().size(), shape, at);
            for (const auto& [key, held] : x.as_object()) {
                const std::string here = below(at, key);
                text(key, shape.key_shape ? *shape.key_shape : free, here);
                value<typename T::mapped_type>(held, shape.value_shape ? *shape.value_shape : free, here);
            }
        }
    }

    template <class T, std::size_t I> void member(const boost::json::object& x, const std::string& at) {
        const lintel::member_shape& line = *lintel::member_shapes<T>[I];
        const std::string here = below(at, line.name);
        const json* const held = x.if_contains(boost::json::string_view(line.name.data(), line.name.size()));
        if (!held || held->is_null()) {
            if (line.is_required) say("required", here);
            return;
        }
        const bool empty = (held->is_array() && held->as_array().empty()) ||
                           (lintel::detail::class_of<member_t<T, I>> == lintel::detail::type_class::map &&
                            held->as_object().empty());
        if (!line.instead.empty() && !empty) say("deprecated", here);
        if (is_answer_ &&
            lintel::detail::class_of<member_t<T, I>> == lintel::detail::type_class::enumeration &&
            held->as_string().empty())
            return; // absent
        value<member_t<T, I>>(*held, line.shape, here);
    }
    template <class T> void structure(const boost::json::object& x, const std::string& at) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(x, at), ...);
        }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
    }

    template <class T, std::size_t I> using member_t =
        lintel::detail::without_optional<lintel::detail::described_type<T, I>>;

    std::vector<std::string> found_;
    bool is_answer_ = false;
    bool unsure_ = false;
};

} // namespace fuzz

#endif
