#ifndef LINTEL_TESTS_GENERATE_HPP
#define LINTEL_TESTS_GENERATE_HPP

#include <lintel/detail/described.hpp>
#include <lintel/detail/type_class.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tests {

/// Random values of any described type, the same ones for the same seed everywhere. They obey no constraint.
class generator {
public:
    explicit generator(std::uint64_t seed) : random_(seed) {}

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::string text() {
        static constexpr std::array<std::string_view, 24> pieces{"a",
                                                                 "Z9",
                                                                 "/",
                                                                 "~",
                                                                 "~1",
                                                                 " ",
                                                                 "\"",
                                                                 "\\",
                                                                 "\n",
                                                                 "\t",
                                                                 "\r",
                                                                 "\b",
                                                                 "\f",
                                                                 "\1",
                                                                 "'",
                                                                 "<>",
                                                                 "é",
                                                                 "日本",
                                                                 "\xf0\x9f\x91\x8d",
                                                                 "\xe2\x80\xa8",
                                                                 "\x7f",
                                                                 "0",
                                                                 "{}",
                                                                 "some longer plain text"};
        std::string out;
        for (std::size_t n = below(6); n > 0; --n) out += pieces[below(pieces.size())];
        if (one_in(20)) out += '\0';
        if (one_in(40)) out.append(below(600), 'x');
        return out;
    }

    template <class T> T make(std::size_t depth = 0) {
        using lintel::detail::type_class;
        if constexpr (lintel::detail::is_optional<T>) {
            if (depth > 8 || one_in(3)) return std::nullopt;
            return make<typename T::value_type>(depth);
        } else {
            constexpr type_class kind = lintel::detail::class_of<T>;
            if constexpr (kind == type_class::boolean)
                return one_in(2);
            else if constexpr (kind == type_class::integer)
                return integer<T>();
            else if constexpr (kind == type_class::number)
                return real<T>();
            else if constexpr (kind == type_class::string)
                return T(text());
            else if constexpr (kind == type_class::blob)
                return bytes<T>();
            else if constexpr (kind == type_class::enumeration)
                return enumerator<T>();
            else if constexpr (kind == type_class::structure)
                return structure<T>(depth + 1);
            else if constexpr (kind == type_class::list)
                return list<T>(depth + 1);
            else
                return map<T>(depth + 1);
        }
    }

private:
    template <class T> T integer() {
        if (one_in(4)) return one_in(2) ? std::numeric_limits<T>::min() : std::numeric_limits<T>::max();
        return static_cast<T>(random_() >> below(64));
    }
    template <class T> T real() {
        using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
        for (;;) {
            const T x = one_in(4) ? static_cast<T>(below(100000)) / T(64)
                                  : std::bit_cast<T>(static_cast<bits>(random_()));
            if (std::isfinite(x)) return x;
        }
    }
    template <class T> T bytes() {
        T out;
        for (std::size_t n = below(9); n > 0; --n) out.push_back(static_cast<std::byte>(random_() & 0xff));
        return out;
    }
    template <class T> T enumerator() {
        if constexpr (lintel::detail::is_open_enum<T>) {
            if (one_in(4)) return T(text());
            return T(any<typename T::enum_type>());
        } else {
            return any<T>();
        }
    }
    template <class E> E any() {
        const auto& values = lintel::detail::enumerators_of<E>::values;
        return values[below(values.size())];
    }
    template <class T> T list(std::size_t depth) {
        T out;
        for (std::size_t n = depth > 8 ? 0 : below(4); n > 0; --n)
            out.push_back(make<typename T::value_type>(depth));
        return out;
    }
    template <class T> T map(std::size_t depth) {
        T out;
        for (std::size_t n = depth > 8 ? 0 : below(4); n > 0; --n)
            out.insert_or_assign(text(), make<typename T::mapped_type>(depth));
        return out;
    }
    template <class T> T structure(std::size_t depth) {
        T out{};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((out.*lintel::detail::described_member<T, I>::pointer =
                  make<lintel::detail::described_type<T, I>>(depth)),
             ...);
        }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
        return out;
    }

    std::mt19937_64 random_;
};

} // namespace tests

#endif
