#ifndef LINTEL_RESULT_HPP
#define LINTEL_RESULT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/diagnostic.hpp>

#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace lintel {

/// What result::value() throws when there is no value; holds the report. Nothing else in lintel throws it.
/// Compiled with -fno-exceptions, value() calls std::abort instead.
class bad_document : public std::runtime_error {
public:
    /// The first finding becomes what().
    LINTEL_TAGGED explicit bad_document(lintel::report found)
        : std::runtime_error(
              found.empty()
                  ? "lintel: the document cannot be read"
                  : detail::phrase(
                        {found.front().rule, " at '", found.front().pointer, "': ", found.front().message})),
          found_(
              std::allocate_shared<lintel::report>(detail::allocator<lintel::report>(), std::move(found))) {}
    /// Every finding.
    LINTEL_TAGGED const lintel::report& report() const noexcept { return *found_; }

private:
    // The destructor is virtual, so all files share one. It leaves the report to a function of the file that
    // threw.
    std::shared_ptr<const lintel::report> found_;
};

namespace detail::inline LINTEL_ABI {

[[noreturn, gnu::cold]] inline void throw_bad_document([[maybe_unused]] const report& found) {
#ifdef __cpp_exceptions
    throw bad_document(found);
#else
    std::abort();
#endif
}

} // namespace detail::inline LINTEL_ABI

/// A value that was read, or the report that says why there is none. Tests true when it holds a value.
///
///     if (auto task = lintel::parse<Task>(text)) use(*task);
///     else for (const lintel::diagnostic& d : task.error()) show(d);
template <class T> class [[nodiscard]] result {
public:
    using value_type = T;      ///< of what was read
    using error_type = report; ///< of why nothing was

    /// Of a value. @{
    LINTEL_TAGGED result(const T& value) : value_(value) {}
    LINTEL_TAGGED result(T&& value) : value_(std::move(value)) {}
    LINTEL_TAGGED explicit result(std::in_place_t) : value_(std::in_place) {}
    /// @}
    /// Of no value.
    LINTEL_TAGGED result(report found) : found_(std::move(found)) {}
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED result(const result&) = default;
    LINTEL_TAGGED result(result&&) = default;
    LINTEL_TAGGED result& operator=(const result&) = default;
    LINTEL_TAGGED result& operator=(result&&) = default;
    LINTEL_TAGGED ~result() = default;

    /// Whether there is a value. @{
    LINTEL_TAGGED bool has_value() const noexcept { return value_.has_value(); }
    LINTEL_TAGGED bool has_error() const noexcept { return !value_; }
    LINTEL_TAGGED explicit operator bool() const noexcept { return value_.has_value(); }
    /// @}

    /// The value, which must be there. @{
    LINTEL_TAGGED T& operator*() & noexcept { return *value_; }
    LINTEL_TAGGED const T& operator*() const& noexcept { return *value_; }
    LINTEL_TAGGED T&& operator*() && noexcept { return *std::move(value_); }
    LINTEL_TAGGED T* operator->() noexcept { return &*value_; }
    LINTEL_TAGGED const T* operator->() const noexcept { return &*value_; }
    /// @}
    /// The value; throws bad_document when there is none. @{
    LINTEL_TAGGED T& value() & { return need(), *value_; }
    LINTEL_TAGGED const T& value() const& { return need(), *value_; }
    LINTEL_TAGGED T&& value() && { return need(), *std::move(value_); }
    /// @}
    /// Why there is no value; empty when there is one. @{
    LINTEL_TAGGED const report& error() const& noexcept { return found_; }
    LINTEL_TAGGED report error() && { return std::move(found_); }
    /// @}

private:
    LINTEL_TAGGED void need() const {
        if (!value_) detail::throw_bad_document(found_);
    }

    std::optional<T> value_;
    report found_;
};

} // namespace lintel

#endif
