// samples TEXTS SEED: every pattern of the model, and some that have what it lacks, with lintel's verdict on
// TEXTS texts each.
//
// Prints a JSON text a line: {"pattern", "portable", "texts": [[text, verdict]...]} for each pattern, and
// then
// {"shape", "schema"} for each document, the schema with portable patterns. Texts are what the pattern is
// likely to match, the same with a character off, and any; characters are those at the edges of the pattern's
// classes.
#include <lintel/json_schema.hpp>
#include <lintel/ssm/shapes.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../oracle/sample.hpp"

namespace json = boost::json;
using namespace lintel::detail;
using lintel::pattern;

namespace {

using patterns = std::map<std::string_view, lintel::pattern_ref>;

void collect(const lintel::shape& s, patterns& to) {
    if (s.is(lintel::shape::has_pattern)) to.emplace(s.pattern.source(), s.pattern);
    for (const auto* part : {s.element_shape, s.key_shape, s.value_shape})
        if (part) collect(*part, to);
}
void collect(const schema_type& type, patterns& to, std::set<const schema_type*>& seen) {
    if (!seen.insert(&type).second) return;
    if (type.element) collect(*type.element, to, seen);
    for (const schema_field& f : type.fields) {
        collect(f.line->shape, to);
        collect(*f.type, to, seen);
    }
}

constexpr lintel::pattern_ref others[] = {
    pattern<"^.$">,
    pattern<R"(^\s$)">,
    pattern<R"(^\S$)">,
    pattern<R"(^\w$)">,
    pattern<R"(^\W$)">,
    pattern<R"(^\d$)">,
    pattern<R"(^\D$)">,
    pattern<R"(^\p{L}$)">,
    pattern<R"(^\P{L}$)">,
    pattern<R"(^\p{Z}$)">,
    pattern<R"(^\P{Z}$)">,
    pattern<R"(^\p{N}$)">,
    pattern<R"(^\P{N}$)">,
    pattern<R"(^[\p{L}\p{Z}\p{N}]$)">,
    pattern<R"(^[^\p{L}\P{N}]$)">,
    pattern<R"(^[\P{L}\P{Z}]$)">,
    pattern<R"(^[^\s\d]$)">,
    pattern<R"(^[^\W_]$)">,
    pattern<R"(^[\W\w]$)">,
    pattern<R"(^[^\W\w]$)">,
    pattern<R"(^[^]$)">,
    pattern<R"(^[]$)">,
    pattern<R"(^[\]\[\\^\-a&&~~||-]$)">,
    pattern<R"(^[^\-\]^]$)">,
    pattern<R"(^[!-~]$)">,
    pattern<R"(^[\x00-\x1f\x7f-\x9f]$)">,
    pattern<R"(^[\t\n\v\f\r\0]$)">,
    pattern<R"(^[\ud7ff-\ue000]$)">,
    pattern<R"(^[^\ud7ff-\ue000]$)">,
    pattern<R"(^[\ue000]$)">,
    pattern<R"(^[^\ue000]$)">,
    pattern<R"(^[\u0020-\ud7ff\ue000-\ufffd\ud800\udc00-\udbff\udfff]$)">,
    pattern<R"(^[\ud83d\ude00-\ud83d\ude4f]$)">,
    pattern<R"(^\ud83d\ude00+$)">,
    pattern<"^[äöüß€👍-👏]+$">,
    pattern<R"(a$|^b|c)">,
    pattern<R"(^$)">,
    pattern<R"($)">,
    pattern<R"(^(a|b$|(?:c$)?)$)">,
    pattern<R"(^(?!aws:|x$)[a-z:]*$)">,
    pattern<R"(^(?!\d+$)[^\n]{2,4}?$)">,
    pattern<R"(\.\*\+\?\(\)\[\]\{\}\|\^\$\/\\)">,
    pattern<R"(^"#&',-:;<=>@_`~!% $)">,
    pattern<R"(^(a*)*(b?)+(c{0,2}){2,}?$)">,
    pattern<R"(\-\01\x41\u00e9)">,
};

/// The characters just inside and outside of every class of the pattern.
std::vector<std::string> edges(std::string_view portable) {
    std::set<std::uint32_t> all{0, '\n', '\r', ' ', 'a', 'A', '0', 0x7f, 0x80, 0x2028, 0xfeff, last_scalar};
    // What Python takes for a space, letter or digit and ECMA-262 does not, or the other way round.
    all.insert({0x1c, 0x1f, 0x85, 0xe9, 0x430, 0x660, 0x180e, 0xff10, 0x1d7d8});
    const auto add = [&](const scalar_ranges& set) {
        for (const scalar_range& r : set) {
            for (const std::uint32_t c : {r.first, r.last}) {
                all.insert(c);
                if (c != 0) all.insert(scalar_before(c));
                if (c != last_scalar) all.insert(next_scalar(c));
            }
        }
    };
    for (std::size_t at = 0; at < portable.size();) {
        const char c = portable[at];
        if (c == '[' || c == '\\' || c == '.')
            add(ranges_of(pattern_compiler::class_at(portable, at)));
        else
            ++at;
    }
    std::vector<std::string> texts;
    for (const std::uint32_t c : all) {
        char utf8[4];
        texts.emplace_back(utf8, put_utf8(utf8, c));
    }
    return texts;
}

/// With a character put in, left out, put in the place of another, or at the end.
std::string changed(std::string text, const std::vector<std::string>& characters, oracle::dice& random) {
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) begins.push_back(i);
    begins.push_back(text.size());
    const std::size_t which = random.below(begins.size());
    const std::size_t at = begins[which], size = which + 1 < begins.size() ? begins[which + 1] - at : 0;
    switch (random.below(4)) {
    case 0: return text.insert(at, random.any(characters));
    case 1: return text.erase(at, size);
    case 2: return text.replace(at, size, random.any(characters));
    default: return text + (random.one_in(2) ? "\n" : random.any(characters));
    }
}

json::object judged(const lintel::pattern_ref& p, bool of_model, std::size_t count, oracle::dice& random) {
    const std::vector<std::string> characters = edges(p.source());
    std::set<std::string> texts{"", "\n"};
    if (!of_model) texts.insert(characters.begin(), characters.end());
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        if (of_model && i % 2 == 0)
            text = oracle::sampler(p.source(), random).text();
        else
            for (std::size_t n = random.below(5); n > 0; --n) text += random.any(characters);
        if (i % 4 != 0) text = changed(std::move(text), characters, random);
        texts.insert(std::move(text));
    }
    json::array verdicts;
    for (const std::string& text : texts) verdicts.push_back(json::array{text, p.search(text)});
    return {
        {"pattern", p.source()}, {"portable", portable_pattern(p.source())}, {"texts", std::move(verdicts)}};
}

template <class T> void print_schema() {
    const lintel::schema_options portable{.patterns = lintel::pattern_syntax::portable};
    const json::object line{{"shape", lintel::shape_name<T>()}, {"schema", lintel::json_schema<T>(portable)}};
    std::puts(json::serialize(line).c_str());
}

int run(std::size_t count, std::uint64_t seed) {
    patterns of_model;
    oracle::dice random(seed);
    const auto print = [&](const lintel::pattern_ref& p, bool model) {
        std::puts(json::serialize(judged(p, model, count, random)).c_str());
    };
    [&]<class... T>(lintel::ssm::type_list<T...>) {
        std::set<const schema_type*> seen;
        (collect(schema_type_of<T>::value, of_model, seen), ...);
        for (const auto& [source, p] : of_model) print(p, true);
        for (const auto& p : others) print(p, false);
        (print_schema<T>(), ...);
    }(lintel::ssm::documents{});
    return std::fflush(stdout) == 0 ? 0 : 2;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return std::fputs("usage: samples TEXTS SEED\n", stderr), 2;
    return run(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10));
}
