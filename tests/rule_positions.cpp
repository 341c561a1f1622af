// A finding about an element of a list or an entry of a map is made wherever that stands among others, and as
// often as it is there. The documents are made from the rules' cases.
#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "broken_documents.hpp"
#include "document_tree.hpp"
#include "documents.hpp"
#include "rule_cases.hpp"

namespace positions {
namespace {

namespace json = boost::json;
using lintel::detail::type_class;
using lintel::detail::type_table;
using tests::spot;

/// Rule and severity, and the pointer.
using finding = std::pair<std::string, std::string>;
using found = std::multiset<finding>;

found all_of(const lintel::report& r) {
    found all;
    for (const auto& d : r)
        all.emplace(std::string(d.rule) + ' ' + std::string(to_string(d.severity)), d.pointer);
    return all;
}
/// What is found with borrowed and with owned storage, which must be the same.
template <class T> found found_in(const std::string& text) {
    found all = all_of(lintel::check<T>(text));
    const auto owned = lintel::parse<T>(text);
    if (owned && all_of(lintel::validate(*owned)) != all) FAIL_CHECK("owned storage differs: ", text);
    return all;
}

/// Element or entry of a container: its JSON text, and of an entry the key.
struct item {
    std::string key, text;
};
std::vector<item> items_of(const json::value& container) {
    std::vector<item> all;
    if (container.is_array())
        for (const auto& e : container.get_array()) all.push_back({{}, json::serialize(e)});
    else
        for (const auto& [key, value] : container.get_object())
            all.push_back({std::string(key), json::serialize(value)});
    return all;
}
std::string text_of(const std::vector<item>& items, bool is_list) {
    std::string out;
    for (const auto& i : items) {
        if (!out.empty()) out += ',';
        if (!is_list) out += json::serialize(json::string(i.key)) + ':';
        out += i.text;
    }
    return is_list ? '[' + out + ']' : '{' + out + '}';
}

bool is_container(const spot& s) {
    return (s.type->kind == type_class::list && s.value->is_array()) ||
           (s.type->kind == type_class::map && s.value->is_object());
}

/// Whether a rule judges an entry of a map by its key.
bool looks_up_keys(std::string_view rule) { return rule == "document-parameters"; }

/// The reference token of a pointer below a container, and what follows it; none when it lies elsewhere.
bool split(const std::string& pointer, const std::string& container, std::string& token, std::string& rest) {
    if (!pointer.starts_with(container + '/')) return false;
    const auto begin = container.size() + 1, end = pointer.find('/', begin);
    token = pointer.substr(begin, end == pointer.npos ? end : end - begin);
    rest = end == pointer.npos ? "" : pointer.substr(end);
    return true;
}

/// A pointer without what tells elements and entries apart.
std::string general(const std::vector<spot>& way, const std::string& container) {
    std::string out;
    const type_table* holder = nullptr;
    for (const spot& s : way) {
        if (holder && holder->kind != type_class::structure)
            out += "/*";
        else if (holder)
            out += s.pointer.substr(s.pointer.rfind('/'));
        if (s.pointer == container) break;
        holder = s.type;
    }
    return out;
}

/// A rule at a container that it walks: rule and severity, shape of the document, general pointer.
using walked = std::tuple<std::string, std::string, std::string>;

template <class T> class mover {
public:
    mover() {
        learn(std::string(tests::clean_task));
        for (const auto& c : tests::rule_cases) {
            learn(tests::document<T>(c.fires));
            learn(tests::document<T>(c.quiet));
        }
    }

    /// Moves the items of all containers of a document.
    void move_all(const std::string& document) {
        const json::value whole = json::parse(document);
        const found before = found_in<T>(document);
        for (const spot& s : tests::spots_of(whole, root()))
            if (is_container(s)) (void)move(whole, s, before);
    }

    /// Repeats what a rule's case is about, in each container that holds it. Notes those that the rule walks,
    /// and those of them in which something could be moved.
    void try_case(const tests::rule_case& c, std::set<walked>& walks, std::set<walked>& tried) {
        const std::string document = tests::document<T>(c.fires);
        const json::value whole = json::parse(document);
        const found before = found_in<T>(document);
        const finding meant{std::string(c.rule) + ' ' + std::string(to_string(c.level)),
                            std::string(c.pointer)};
        const auto way = tests::way_to(whole, root(), c.pointer);
        for (std::size_t i = 0; i + 1 < way.size(); ++i) {
            if (!is_container(way[i])) continue;
            if (looks_up_keys(c.rule) && way[i].type->kind == type_class::map) {
                (void)move(whole, way[i], before); // an entry under another key is another parameter
                continue;
            }
            const walked here{
                meant.first, std::string(lintel::shape_name<T>()), general(way, way[i].pointer)};
            walks.insert(here);
            const auto fillers = move(whole, way[i], before);
            if (fillers.size() < 2) continue;
            tried.insert(here);
            repeat(whole, way[i], meant, before, fillers);
        }
    }

private:
    static const type_table& root() { return lintel::detail::type_table_of<T>::value; }

    void learn(const std::string& document) {
        const json::value whole = json::parse(document);
        for (const spot& s : tests::spots_of(whole, root()))
            if (is_container(s))
                for (const auto& i : items_of(*s.value)) known_[s.type].insert(i.text);
    }

    static std::string with(const json::value& whole, const spot& at, const std::vector<item>& items) {
        return tests::with(whole, at.pointer, text_of(items, at.type->kind == type_class::list));
    }

    /// Items that change nothing when they stand behind all others.
    std::vector<item> harmless(const json::value& whole, const spot& at, const found& before) {
        std::vector<item> items = items_of(*at.value), fillers;
        std::size_t number = 0;
        // Half of the keys are before all others in an owned map, half behind them.
        constexpr std::size_t wanted = 3;
        for (std::size_t round = 0; round < wanted; ++round)
            for (const auto& text : known_[at.type]) {
                if (fillers.size() == wanted) return fillers;
                items.push_back({(number % 2 ? "!" : "~~") + std::to_string(number), text});
                ++number;
                if (found_in<T>(with(whole, at, items)) == before)
                    fillers.push_back(items.back());
                else
                    items.pop_back();
            }
        return fillers;
    }

    /// Puts harmless items before, between and behind those of a container: the findings move with their
    /// items.
    std::vector<item> move(const json::value& whole, const spot& at, const found& before) {
        const auto items = items_of(*at.value);
        const auto fillers = harmless(whole, at, before);
        for (std::size_t first = 0; first <= items.size(); ++first)
            for (std::size_t n = 1; n <= fillers.size(); ++n) {
                // n of them before item number `first`, the others behind the last.
                std::vector<item> moved = items;
                const auto some = fillers.begin() + static_cast<std::ptrdiff_t>(n);
                moved.insert(moved.end(), some, fillers.end());
                moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(first), fillers.begin(), some);
                found expected;
                for (auto [what, pointer] : before) {
                    std::string token, rest;
                    if (at.type->kind == type_class::list && split(pointer, at.pointer, token, rest)) {
                        const std::size_t index = std::stoul(token);
                        pointer = at.pointer + '/' + std::to_string(index < first ? index : index + n) + rest;
                    }
                    expected.emplace(what, pointer);
                }
                const std::string text = with(whole, at, moved);
                INFO(text);
                CHECK(found_in<T>(text) == expected);
            }
        return fillers;
    }

    /// The findings about an item are as many as the item's copies, each at its own place.
    void repeat(const json::value& whole,
                const spot& at,
                const finding& meant,
                const found& before,
                const std::vector<item>& fillers) {
        const auto items = items_of(*at.value);
        const bool is_list = at.type->kind == type_class::list;
        std::string token, tail;
        REQUIRE(split(meant.second, at.pointer, token, tail));
        std::size_t number = 0;
        while (!is_list && lintel::detail::reference_token(items.at(number).key) != token) ++number;
        if (is_list) number = std::stoul(token);
        // The pointers of such findings, each once.
        const auto places = [&](const found& all) {
            std::set<std::string> out;
            for (const auto& [what, pointer] : all) {
                std::string other, rest;
                if (what == meant.first && split(pointer, at.pointer, other, rest) && rest == tail)
                    out.insert(pointer);
            }
            return out;
        };
        const std::size_t once = places(before).size();
        for (std::size_t copies = 1; copies <= 3; ++copies)
            for (const bool apart : {false, true})
                for (std::size_t to = 0; to <= items.size(); ++to) {
                    std::vector<item> more = items;
                    for (std::size_t i = 0; i < copies; ++i) {
                        item copy = items[number];
                        copy.key = std::string(i % 2 ? "!copy" : "~copy") + std::to_string(i);
                        more.insert(more.begin() + static_cast<std::ptrdiff_t>(to), copy);
                        if (apart && i < fillers.size())
                            more.insert(more.begin() + static_cast<std::ptrdiff_t>(to), fillers[i]);
                    }
                    const std::string text = with(whole, at, more);
                    INFO(text);
                    CHECK(places(found_in<T>(text)).size() == once + copies);
                }
    }

    std::map<const type_table*, std::set<std::string>>
        known_; // texts of items, by the type of their container
};

template <class T> void try_all(unsigned bit, std::set<walked>& walks, std::set<walked>& tried) {
    mover<T> m;
    for (const auto& c : tests::rule_cases)
        if (c.in & bit) {
            INFO(c.rule, " in ", lintel::shape_name<T>());
            m.move_all(tests::document<T>(c.fires));
            m.try_case(c, walks, tried);
        }
}

} // namespace
} // namespace positions

TEST_CASE("a rule finds an item among harmless ones wherever it stands, and each of several") {
    std::set<positions::walked> walks, tried;
    positions::try_all<tests::get>(tests::G, walks, tried);
    positions::try_all<tests::updated>(tests::U, walks, tried);
    positions::try_all<tests::reg>(tests::R, walks, tried);
    positions::try_all<tests::update>(tests::Q, walks, tried);
    CHECK(walks.size() > 50);
    for (const auto& [rule, shape, pointer] : walks)
        CHECK_MESSAGE(
            tried.count({rule, shape, pointer}), rule, " at ", pointer, " of ", shape, " could not be moved");
}

TEST_CASE("a constraint is told wherever its item stands among harmless ones") {
    positions::mover<tests::get> m;
    for (const auto& document : tests::broken_documents()) m.move_all(document);
}
