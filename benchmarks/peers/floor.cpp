#include "floor.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <cstdint>

namespace lintel::bench {
namespace {

struct nobody {
    static constexpr std::size_t max_object_size = ~std::size_t{0}, max_array_size = ~std::size_t{0},
                                 max_key_size = ~std::size_t{0}, max_string_size = ~std::size_t{0};
    using error_code = boost::system::error_code;
    using view = boost::json::string_view;
    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t, error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_key_part(view, std::size_t, error_code&) { return true; }
    bool on_key(view, std::size_t, error_code&) { return true; }
    bool on_string_part(view, std::size_t, error_code&) { return true; }
    bool on_string(view, std::size_t, error_code&) { return true; }
    bool on_number_part(view, error_code&) { return true; }
    bool on_int64(std::int64_t, view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, view, error_code&) { return true; }
    bool on_double(double, view, error_code&) { return true; }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(view, error_code&) { return true; }
    bool on_comment(view, error_code&) { return true; }
};

} // namespace

struct floor_parser::state {
    boost::json::basic_parser<nobody> parser{boost::json::parse_options()};
};

floor_parser::floor_parser() : state_(std::make_unique<state>()) {}
floor_parser::~floor_parser() = default;

bool floor_parser::parse(std::string_view text) {
    boost::system::error_code ec;
    state_->parser.reset();
    return state_->parser.write_some(false, text.data(), text.size(), ec) == text.size() && !ec;
}

} // namespace lintel::bench
