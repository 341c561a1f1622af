// A struct of one's own, its constraints, and a rule between its members.
#include <lintel/lintel.hpp>

#include <iostream>
#include <optional>
#include <string>

namespace shop {

using lintel::member;

struct sale {
    std::optional<std::string> begins, ends;
    std::optional<int> percent;

    BOOST_DESCRIBE_CLASS(sale, (), (begins, ends, percent), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Sale",
                          member("begins", lintel::pattern<"^[0-9]{4}-[0-9]{2}-[0-9]{2}$">, lintel::required),
                          member("ends", lintel::pattern<"^[0-9]{4}-[0-9]{2}-[0-9]{2}$">),
                          member("percent", lintel::range{1, 90}));
};

void ends_after_it_begins(const sale& s, lintel::findings& found) {
    if (s.begins && s.ends && *s.ends < *s.begins) found.add({"ends"}, "ends is before begins", "swap them");
}

} // namespace shop

template <> struct lintel::rules_of<shop::sale> {
    static constexpr rule<shop::sale> table[] = {{{"sale-order",
                                                   severity::warning,
                                                   "A sale that ends before it begins never takes place.",
                                                   "our shop"},
                                                  shop::ends_after_it_begins}};
};

int main() {
    const auto found =
        lintel::check<shop::sale>(R"({"begins":"2026-12-01","ends":"2026-11-24","percent":95})");
    for (const lintel::diagnostic& d : found)
        std::cout << d.line << ':' << d.column << ' ' << d.rule << ": " << d.message << '\n';
    return found.size() == 2 ? 0 : 1;
}
