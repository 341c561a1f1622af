#ifndef LINTEL_REDACT_HPP
#define LINTEL_REDACT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace lintel {
namespace detail::inline LINTEL_ABI {

/// Blanks, token by token, every value that the type does not know to be harmless.
class redactor {
public:
    redactor(const type_table& root, std::string& text) : root_(&root), text_(&text) {}

    void operator()(const token_span& t) {
        clean_ = t.end - 1;
        switch (t.kind) {
        case token::key: key(t); break;
        case token::end_object:
        case token::end_array: open_.pop_back(); break;
        default: value(t);
        }
    }
    /// Blanks what no token covers: what follows a syntax error.
    void finish() {
        constexpr std::string_view white_space = " \t\r\n";
        for (std::size_t i = clean_; i < text_->size(); ++i)
            if (white_space.find((*text_)[i]) == white_space.npos) (*text_)[i] = '*';
    }

private:
    struct container {
        const type_table* type; // none: nothing is known of what it holds
        bool sensitive;         // what it holds, or unknown
        bool secret;            // sensitive, and known
        const field* member;    // of a structure, the one whose value comes
    };
    struct known {
        const type_table* type;
        bool sensitive;
        bool secret;
    };

    void key(const token_span& t) {
        container& in = open_.back();
        in.member = nullptr;
        if (!in.type && in.secret) return blank(t); // no member: a part of the secret
        if (!in.type || in.type->kind != type_class::structure) return;
        const auto index = in.type->lookup.find(
            unquoted(std::string_view(*text_).substr(t.begin.offset - 1, t.end - t.begin.offset), scratch_));
        if (index != name_table::none) in.member = &in.type->fields[index];
    }
    known expected() const noexcept {
        if (open_.empty()) return {root_, root_->sensitive, root_->sensitive};
        const container& in = open_.back();
        if (!in.type) return {nullptr, true, in.secret};
        if (in.type->kind != type_class::structure) return {in.type->element, in.sensitive, in.secret};
        if (!in.member) return {nullptr, true, in.secret};
        return {in.member->type, in.sensitive || in.member->sensitive, in.secret || in.member->sensitive};
    }
    static bool holds(type_class kind, token t) noexcept {
        switch (kind) {
        case type_class::structure:
        case type_class::map: return t == token::begin_object;
        case type_class::list: return t == token::begin_array;
        default: return false;
        }
    }
    void value(const token_span& t) {
        known e = expected();
        if (t.kind == token::begin_object || t.kind == token::begin_array) {
            if (!e.type || !holds(e.type->kind, t.kind)) e.type = nullptr;
            const bool sensitive = e.type && e.type->sensitive;
            open_.push_back({e.type, e.sensitive || sensitive, e.secret || sensitive, nullptr});
            return;
        }
        const bool harmless = e.type && !e.sensitive && !holds(e.type->kind, token::begin_object) &&
                              e.type->kind != type_class::list;
        if (!harmless) blank(t);
    }
    void blank(const token_span& t) {
        const std::size_t quote = t.kind == token::string || t.kind == token::key ? 1 : 0;
        for (std::size_t i = t.begin.offset - 1 + quote; i + 1 < t.end - quote; ++i) (*text_)[i] = '*';
    }

    const type_table* root_;
    std::string* text_;
    std::string scratch_;
    vector<container> open_;
    std::size_t clean_ = 0; // all before it is settled
};

inline std::string redact_as(const type_table& type, std::string_view json, const options& opts) {
    std::string text(json);
    redactor blank(type, text);
    scanner scan(opts.depth_limit(), opts.max_size);
    if (scan.write(json, blank)) scan.finish(blank);
    blank.finish();
    return text;
}

} // namespace detail::inline LINTEL_ABI

/// A text that may hold secrets, as it may be shown: every value that T marks sensitive, every value T does
/// not know and, after a syntax error, all but white space is replaced by `*`, byte for byte, so that
/// positions still hold. Names stay, but for those in an object in the place of a sensitive text or list.
/// Linear; allocates the copy.
///
///     lintel::redact<lintel::ssm::GetMaintenanceWindowTaskResult>(R"({"Name":"a","Description":"b"})")
///     // {"Name":"a","Description":"*"}
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] std::string redact(std::string_view json, const options& opts = {}) {
    return detail::redact_as(detail::type_table_of<T>::value, json, opts);
}

} // namespace lintel

#endif
