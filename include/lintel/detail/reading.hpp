#ifndef LINTEL_DETAIL_READING_HPP
#define LINTEL_DETAIL_READING_HPP

#include <lintel/detail/locate.hpp>
#include <lintel/detail/reader.hpp>
#include <lintel/detail/scanner.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::detail {

/// A basic_parser with our reader in it.
class event_parser {
    // Boost 1.81 takes a text that ends exactly at the parser's own address for an incomplete one, so
    // something has to stand before it (boostorg/json issue 814).
    [[maybe_unused]] char before_[16] = {};
    boost::json::basic_parser<reader> parser_;

    static boost::json::parse_options strict(const options& opts) {
        boost::json::parse_options strict;
        strict.max_depth = opts.depth_limit();
        return strict;
    }

public:
    event_parser(report& out, const options& opts) : parser_(strict(opts), out, opts) {}

    void start(const type_table& type, void* target, arena* memory, std::string_view text) {
        parser_.reset();
        parser_.handler().start(type, target, memory, text);
    }
    /// False when the text is wrong, which the scanner then explains.
    bool write(bool more, std::string_view chunk) {
        boost::system::error_code ec;
        const std::size_t taken = parser_.write_some(more, chunk.data(), chunk.size(), ec);
        return !ec && chunk.find_first_not_of(" \t\r\n", taken) == chunk.npos;
    }
    bool done() const noexcept { return parser_.done(); }
    reader& events() noexcept { return parser_.handler(); }
};

/// Adds what the scanner found wrong, the last finding of a text.
inline void add_problem(report& out, const options& opts, const scan_problem& problem, std::string pointer) {
    diagnostic d{severity::error, problem.rule, std::move(pointer), problem.message, problem.hint};
    place(d, problem.where);
    out.add(std::move(d), out.size() < opts.max_diagnostics);
}

/// Puts findings into the order of the text; those at one place keep theirs.
inline void sort_by_place(report& out) {
    auto& kept = out.kept();
    std::vector<std::pair<std::size_t, std::size_t>> order; // by place, then by number
    order.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) order.emplace_back(kept[i].offset, i);
    if (std::is_sorted(order.begin(), order.end())) return;
    std::sort(order.begin(), order.end());
    std::vector<diagnostic> sorted;
    sorted.reserve(kept.size());
    for (const auto& [place, i] : order) sorted.push_back(std::move(kept[i]));
    kept = std::move(sorted);
}

/// Reads whole texts. Keeps its memory from one text to the next.
class whole_reader {
public:
    whole_reader(report& out, const options& opts) : out_(&out), opts_(&opts), parser_(out, opts) {}

    /// Reads `text` into `target`. False: it cannot be read to its end, and nothing is known of what follows.
    bool read(const type_table& type, void* target, arena* memory, std::string_view text) {
        text_ = text;
        parser_.start(type, target, memory, text);
        const bool fits = text.size() <= opts_->max_size;
        return parser_.write(!fits, text.substr(0, opts_->max_size)) && fits;
    }

    /// Gives the findings so far their places, adds what is wrong with the text itself if it could not be
    /// read, and calls `sink` with each token. One pass over the text.
    template <class Sink> void locate(bool was_read, Sink&& sink) {
        const auto wanted = in_order();
        auto next = wanted.begin();
        std::size_t number = 0;
        const auto each = [&](const token_span& t) {
            sink(t);
            if (t.kind == token::end_object || t.kind == token::end_array) return;
            for (; next != wanted.end() && next->first == number; ++next)
                place(out_->kept()[next->second], t.begin);
            ++number;
        };
        scanner scan(opts_->depth_limit(), opts_->max_size);
        if (scan.write(text_, each)) scan.finish(each);
        if (scan.failed())
            add_problem(*out_, *opts_, scan.problem(), parser_.events().here());
        else if (!was_read)
            add_problem(*out_, *opts_, unexplained(scan), {});
    }

private:
    std::vector<std::pair<std::size_t, std::size_t>> in_order() {
        const auto& tokens = parser_.events().tokens();
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < tokens.size(); ++i) order.emplace_back(tokens[i], i);
        std::sort(order.begin(), order.end());
        return order;
    }
    static scan_problem unexplained(const scanner& scan) {
        return {"syntax", "this text is not JSON", {}, scan.here()};
    }

    report* out_;
    const options* opts_;
    event_parser parser_;
    std::string_view text_;
};

} // namespace lintel::detail

#endif
