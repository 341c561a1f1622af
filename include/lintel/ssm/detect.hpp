#ifndef LINTEL_SSM_DETECT_HPP
#define LINTEL_SSM_DETECT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/name_table.hpp>
#include <lintel/detail/top_level.hpp>
#include <lintel/ssm/detail/document_members.hpp>
#include <lintel/ssm/detail/foreign_object.hpp>
#include <lintel/ssm/detail/foreign_text.hpp>
#include <lintel/ssm/likeness.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lintel::ssm {

/// Some of the model's `documents`.
class document_set {
public:
    LINTEL_TAGGED constexpr document_set() = default; ///< none
    /// By their numbers in `documents`, from 0. @{
    LINTEL_TAGGED constexpr bool empty() const noexcept { return bits_ == 0; }
    LINTEL_TAGGED constexpr std::size_t size() const noexcept {
        return static_cast<std::size_t>(std::popcount(bits_));
    }
    LINTEL_TAGGED constexpr void add(std::size_t number) noexcept { bits_ |= bit(number); }
    LINTEL_TAGGED constexpr void remove(std::size_t number) noexcept { bits_ &= ~bit(number); }
    LINTEL_TAGGED constexpr void add(document_set more) noexcept { bits_ |= more.bits_; }
    LINTEL_TAGGED constexpr bool has(std::size_t number) const noexcept { return (bits_ & bit(number)) != 0; }
    /// @}
    /// Their shape names, in the order of `documents`.
    LINTEL_TAGGED std::vector<std::string_view> shapes() const {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < detail::model_documents::count; ++i)
            if (has(i)) names.push_back(detail::model_documents::shapes[i]);
        return names;
    }
    LINTEL_TAGGED bool operator==(const document_set&) const = default;

private:
    LINTEL_TAGGED static constexpr std::uint32_t bit(std::size_t number) noexcept {
        return std::uint32_t{1} << number;
    }
    static_assert(detail::model_documents::count <= 32);

    std::uint32_t bits_ = 0;
};

/// How sure a detection is.
enum class fit : std::uint8_t {
    none,    ///< it is no document
    poor,    ///< the shape knows fewer members of the text than it does not know
    partial, ///< it does not know all of them, or a required one is missing
    whole    ///< it knows all of them, and no required one is missing
};

/// Which document a text looks like.
struct detection {
    LINTEL_TAGGED detection() = default; ///< of no document
    std::string_view shape{};            ///< the shape name; empty when `fit` is none
    std::size_t number = 0;              ///< of the shape in `documents`
    document_set best{};                 ///< the shapes that fit equally well, `shape` among them
    ssm::fit fit = fit::none;            ///< how well it fits
    /// `document`, or what the text is instead. A text of several documents, one with a syntax error, or an
    /// error of the service may have a shape all the same: that of what could be read.
    likeness looks_like = likeness::malformed;

    detail::name_set names = 0; ///< the text's members that any document has

    /// How many members at the top of the text that document has.
    LINTEL_TAGGED std::size_t known_to(std::size_t document) const noexcept {
        return static_cast<std::size_t>(std::popcount(names & detail::members_of_documents[document].all));
    }
};

} // namespace lintel::ssm

namespace lintel::detail::inline LINTEL_ABI {

/// The number of a member's name in document_names, or name_table::none.
[[gnu::always_inline]] inline std::uint8_t
find_document_name(std::string_view raw, bool has_escapes, bool well_formed) noexcept {
    constexpr auto& table = name_table_of<document_names>;
    if (!has_escapes) return table.find(raw);
    constexpr std::size_t longest = 6 * 48; // of what can be a known name, as escapes
    if (!well_formed || raw.size() > longest) return name_table::none;
    std::array<char, longest + unescape_slack> name;
    const char* const end = unescape(raw, name.data());
    return table.find({name.data(), static_cast<std::size_t>(end - name.data())});
}

/// The members at the top of an object.
struct member_count {
    name_set of_documents = 0, of_signatures = 0;
    std::size_t unknown = 0; ///< members of no document
    bool others = false;     ///< members of no document and of no signature

    [[gnu::always_inline]] void add(const top_member& member, bool well_formed) noexcept {
        const std::uint8_t number = find_document_name(member.name, member.has_escapes, well_formed);
        if (number < model_documents::counted) {
            of_documents |= set_of(number);
        } else if (number == name_table::none) {
            ++unknown;
            const std::uint8_t marker = name_table_of<signature_names>.find(member.name);
            if (marker != name_table::none)
                of_signatures |= set_of(marker);
            else
                others = true;
        } else {
            of_signatures |= set_of(signature_names, member.name); // added by clients
        }
    }
};

/// How many required members of a document are missing, as far as that tells it from others.
inline int missing_members(const document_members& document, name_set names) noexcept {
    const int missing = std::popcount(document.required & ~names);
    // A request that has most of what it must have is still meant as one: the rest is for check to report.
    return 2 * missing < document.required_count ? 0 : missing;
}

/// Chooses among the documents that fit equally well: a request, since what a service refuses is an error
/// there; then one of which every member is present; then the first.
inline std::size_t preferred(ssm::document_set best, name_set names) noexcept {
    std::size_t chosen = 0;
    int most = -1;
    for (std::size_t i = 0; i < model_documents::count; ++i) {
        if (!best.has(i)) continue;
        const document_members& document = members_of_documents[i];
        const int worth = 2 * document.is_request + ((document.all & ~names) == 0);
        if (worth > most) most = worth, chosen = i;
    }
    return chosen;
}

inline void choose_document(ssm::detection& found, std::size_t unknown) noexcept {
    int most = 0, fewest_missing = 0;
    for (std::size_t i = 0; i < model_documents::count; ++i) {
        const document_members& document = members_of_documents[i];
        const int known = std::popcount(found.names & document.all);
        if (known < most) continue;
        const int missing = missing_members(document, found.names);
        if (known > most || missing < fewest_missing) {
            most = known, fewest_missing = missing;
            found.best = {};
        }
        if (missing == fewest_missing) found.best.add(i);
    }
    found.number = preferred(found.best, found.names);
    found.shape = model_documents::shapes[found.number];
    const document_members& document = members_of_documents[found.number];
    const auto known = static_cast<std::size_t>(most);
    unknown += static_cast<std::size_t>(std::popcount(found.names)) - known;
    found.fit = unknown > known                                          ? ssm::fit::poor
                : unknown > 0 || (document.required & ~found.names) != 0 ? ssm::fit::partial
                                                                         : ssm::fit::whole;
}

/// Calls f(top_member) for the members of the object that a text begins with, well-formed or not. Returns
/// what follows it; null when it is not well-formed.
template <class F> const char* each_member_of(std::string_view text, bool well_formed, F&& f) {
    if (well_formed) return each_top_member(text, f);
    each_likely_member(text, f);
    return nullptr;
}

/// What an object is of which no member is known.
inline ssm::likeness likeness_by_spelling(std::string_view text, bool well_formed) noexcept {
    spellings found;
    each_member_of(text, well_formed, [&](const top_member& m) { found.add(m.name); });
    const ssm::likeness is = found.result();
    const bool says_nothing = is == ssm::likeness::unknown_object || is == ssm::likeness::empty_object;
    if (well_formed || !says_nothing) return is;
    return is_javascript(text) ? ssm::likeness::javascript : ssm::likeness::malformed;
}

/// Of a text that begins with an object.
inline ssm::detection detect_object(std::string_view text) noexcept {
    member_count count;
    const auto counting = [&](bool well_formed) {
        count = {};
        return each_member_of(text, well_formed, [&](const top_member& m) { count.add(m, well_formed); });
    };
    const char* const end = counting(true);
    const bool well_formed = end != nullptr;
    if (!well_formed) counting(false);

    ssm::detection found;
    found.looks_like = likeness_by_names(count.of_signatures, count.of_documents, count.others);
    if (found.looks_like == ssm::likeness::document && count.of_documents == 0)
        found.looks_like = likeness_by_spelling(text, well_formed);
    if (found.looks_like == ssm::likeness::document) {
        found.names = count.of_documents;
        choose_document(found, count.unknown);
        if ((found.names & ~error_members) == 0) found.looks_like = ssm::likeness::error_answer;
    }
    if (!well_formed) return found;
    const auto rest =
        without_leading_blanks({end, static_cast<std::size_t>(text.data() + text.size() - end)});
    if (rest.starts_with('{') || rest.starts_with('['))
        found.looks_like = ssm::likeness::several_documents;
    else if (!rest.empty() && found.shape.empty())
        found.looks_like = ssm::likeness::malformed;
    return found;
}

/// Of a text that begins with a few stray bytes, or with lines of `#`, and then with an object that has at
/// least two members of a document: it is one, and its reader says what is wrong.
inline bool detect_damaged(std::string_view text, ssm::detection& found) noexcept {
    constexpr std::size_t most_stray = 8;
    while (text.starts_with('#')) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return false;
        text = without_leading_blanks(text.substr(end));
    }
    if (text.starts_with('[') || text.starts_with('"')) return false; // JSON of another kind
    const std::size_t open = text.substr(0, most_stray + 1).find('{');
    if (open == text.npos) return false;
    const ssm::detection object = detect_object(text.substr(open));
    if (std::popcount(object.names) < 2) return false;
    found = object;
    return true;
}

} // namespace lintel::detail::inline LINTEL_ABI

namespace lintel::ssm {

/// Which document of the model a text looks like, by the members at its top, and how sure that is; for a text
/// that is none, what it looks like instead. Names that tools add to answers (`added_by_clients`) count for
/// nothing. The text may have a byte-order mark, comments or a syntax error. Linear; allocates nothing.
///
///     lintel::ssm::detect(R"({"WindowId":"mw-0c50858d01e4a2b97","TaskArn":"f","TaskType":"LAMBDA"})").shape
///     // RegisterTaskWithMaintenanceWindowRequest; GetMaintenanceWindowTaskResult is among `best`, too
LINTEL_TAGGED [[nodiscard]] inline detection detect(std::string_view json) noexcept {
    detection found;
    if (detail::is_wide_text(json)) {
        found.looks_like = likeness::utf_16;
        return found;
    }
    json = detail::without_leading_blanks(detail::without_mark(json));
    detail::lenient_walker behind_comments(json);
    const char first = behind_comments.next();
    if (json.empty())
        found.looks_like = likeness::empty_text;
    else if (detail::is_printed_value(json))
        found.looks_like = detail::printed_by(json);
    else if (first == '{')
        found = detail::detect_object(json);
    else if (!detail::detect_damaged(behind_comments.rest(), found))
        found.looks_like = detail::likeness_of_text(behind_comments.rest());
    return found;
}

} // namespace lintel::ssm

#endif
