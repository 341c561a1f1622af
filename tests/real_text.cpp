#include <lintel/detail/real_text.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using lintel::detail::read_real;

namespace {

template <class N> std::string printed(N x) {
    char to[lintel::detail::longest_real];
    char* const end = lintel::detail::print_real(to, x);
    return end ? std::string(to, end) : "none";
}

/// Numbers of every size, and those where their writing changes.
template <class N> std::vector<N> some_numbers() {
    using limits = std::numeric_limits<N>;
    std::vector<N> all{0,
                       1,
                       N{123456},
                       N{1e9F},
                       N{1e22F},
                       limits::max(),
                       limits::min(),
                       limits::denorm_min(),
                       limits::denorm_min() * 3,
                       limits::min() - limits::denorm_min(),
                       limits::epsilon()};
    for (const N edge :
         {N{0x1p24F}, N{0x1p31F}, N{0x1p32F}, N{0x1p52F}, N{0x1p53F}, N{0x1p54F}, N{0x1p63F}, N{0x1p64F}}) {
        all.insert(all.end(), {std::nextafter(edge, N{0}), edge, std::nextafter(edge, limits::max())});
        all.insert(all.end(), {edge - 2, edge - 1, edge + 1, edge + 2});
    }
    for (N ten = 1; ten < limits::max() / 10; ten *= 10)
        all.insert(all.end(), {ten, ten - 1, ten + 1, 1 / ten});
    std::mt19937_64 random(1);
    const auto fraction = [&] { return std::ldexp(static_cast<N>(random() >> 1), -63); };
    for (int i = 0; i < 20000; ++i) {
        constexpr int least = limits::min_exponent - limits::digits;
        const int exponent = least + static_cast<int>(random() % (limits::max_exponent - least));
        all.push_back(std::ldexp(1 + fraction(), exponent));
        all.push_back(std::trunc(std::ldexp(1 + fraction(), static_cast<int>(random() % 70))));
    }
    for (std::size_t i = all.size(); i-- > 0;) all.push_back(-all[i]);
    return all;
}

} // namespace

TEST_CASE_TEMPLATE(
    "a number is read back as it was written, its sign included", N, float, double, long double) {
    constexpr N whole_below = 0x1p53F;
    for (const N x : some_numbers<N>()) {
        if (std::abs(x) > std::numeric_limits<N>::max()) continue;
        const std::string written = printed(x);
        N again = 1;
        const bool read = read_real(written, again);
        const bool plain = std::abs(x) >= whole_below || std::trunc(x) != x ||
                           written.find_first_not_of(x == 0 ? "-0." : "-0123456789") == written.npos;
        if (read && again == x && std::signbit(again) == std::signbit(x) && plain) continue;
        FAIL_CHECK("written ", written);
    }
    CHECK(some_numbers<N>().size() > 80000);
}

TEST_CASE_TEMPLATE("a whole number below 2^53 is written without exponent, and -0 with its sign",
                   N,
                   float,
                   double,
                   long double) {
    for (const auto& [x, text] : {std::pair{N{0}, "0"},
                                  {-N{0}, "-0.0"},
                                  {N{1}, "1"},
                                  {N{-7}, "-7"},
                                  {N{123456}, "123456"},
                                  {N{16777216}, "16777216"},
                                  {N{-1e6F}, "-1000000"},
                                  {N{1e9F}, "1000000000"},
                                  {N{0x1p52F}, "4503599627370496"},
                                  {N{-0x1p52F}, "-4503599627370496"},
                                  {N{0x1p53F} - N{0x1p29F}, "9007198717870080"},
                                  {N{0.5F}, "0.5"},
                                  {N{-123.25F}, "-123.25"}})
        CHECK(printed(x) == text);
    if constexpr (std::numeric_limits<N>::digits >= 53) {
        CHECK(printed(N{1700000000}) == "1700000000");
        CHECK(printed(N{1e15}) == "1000000000000000");
        CHECK(printed(N{9007199254740991}) == "9007199254740991");
        CHECK(printed(N{-9007199254740991}) == "-9007199254740991");
        CHECK(printed(N{9007199254740991} / 2) == "4503599627370495.5");
        CHECK(printed(N{1e22}) == "1e+22");
        CHECK(printed(N{1700000000.125}) == "1700000000.125");
    }
}

TEST_CASE_TEMPLATE("a number that is not finite is not written", N, float, double, long double) {
    using limits = std::numeric_limits<N>;
    for (const N x : {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), -limits::quiet_NaN()})
        CHECK(printed(x) == "none");
    for (const N x : {limits::max(), limits::lowest(), limits::denorm_min()}) CHECK(printed(x) != "none");
}

TEST_CASE_TEMPLATE("what is too small to hold is a zero of its sign", N, float, double, long double) {
    for (const std::string_view digits :
         {"1e-99999", "0.1e-9999999999999999999999", "4.9E-99999", "0e-99999", "0e99999", "0.0", "0"}) {
        INFO(digits);
        N x = 1;
        CHECK((read_real(digits, x) && x == 0 && !std::signbit(x)));
        x = 1;
        CHECK((read_real('-' + std::string(digits), x) && x == 0 && std::signbit(x)));
    }
}

TEST_CASE_TEMPLATE("what is too large to hold is not read", N, float, double, long double) {
    const std::string many = '1' + std::string(5000, '0');
    for (const std::string_view digits : {"1e99999", "0.1e9999999999999999999999", many.c_str()}) {
        INFO(digits);
        N x = 1;
        CHECK_FALSE(read_real(digits, x));
        CHECK_FALSE(read_real('-' + std::string(digits), x));
    }
    N x = 1;
    CHECK((read_real("1.5", x) && x == N{1.5F}));
}
