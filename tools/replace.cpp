#include "replace.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "printable.hpp"

namespace lintel::tool {
namespace {

std::string reason(int number) { return std::generic_category().message(number); }

/// A path without symbolic links; itself when there is no such file.
std::string target_of(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
    return real ? std::string(real.get()) : path;
}

/// A new file beside another, taken away again unless it is put in the other's place.
class temporary_file {
public:
    explicit temporary_file(const std::string& target) : target_(target), name_(folder() + ".lintel-XXXXXX") {
        file_ = mkostemp(name_.data(), O_CLOEXEC);
    }
    ~temporary_file() {
        if (file_ < 0) return;
        close(file_);
        if (!placed_) unlink(name_.c_str());
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    bool is_open() const noexcept { return file_ >= 0; }
    bool write(std::string_view text) {
        while (!text.empty()) {
            const auto n = ::write(file_, text.data(), text.size());
            if (n < 0 && errno != EINTR) return false;
            text.remove_prefix(n < 0 ? 0 : static_cast<std::size_t>(n));
        }
        return true;
    }
    bool take_mode(const struct stat& from) {
        // Only root can give a file away; whoever cannot has one of their own.
        if (fchown(file_, from.st_uid, from.st_gid) != 0 &&
            fchown(file_, static_cast<uid_t>(-1), from.st_gid) != 0 && errno != EPERM)
            return false;
        return fchmod(file_, from.st_mode & 07777) == 0;
    }
    bool take_usual_mode() {
        const mode_t mask = umask(0);
        umask(mask);
        return fchmod(file_, 0666 & ~mask) == 0;
    }
    bool put_in_place() {
        if (fsync(file_) != 0 || std::rename(name_.c_str(), target_.c_str()) != 0) return false;
        placed_ = true;
        const int folder_file = open(folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder_file >= 0) {
            fsync(folder_file); // some file systems cannot: the new name is there all the same
            close(folder_file);
        }
        return true;
    }

private:
    std::string folder() const {
        const auto slash = target_.rfind('/');
        return slash == target_.npos ? "./" : target_.substr(0, slash + 1);
    }

    std::string target_;
    std::string name_;
    int file_ = -1;
    bool placed_ = false;
};

} // namespace

std::string replace_file(const std::string& path, std::string_view text) {
    const std::string target = target_of(path);
    struct stat old{};
    const bool is_there = stat(target.c_str(), &old) == 0;
    if (!is_there && errno != ENOENT) return reason(errno);
    if (is_there && !S_ISREG(old.st_mode)) return "not a regular file";
    if (is_there && access(target.c_str(), W_OK) != 0) return reason(errno);
    temporary_file made(target);
    if (!made.is_open() || !made.write(text) || !(is_there ? made.take_mode(old) : made.take_usual_mode()) ||
        !made.put_in_place())
        return reason(errno);
    return {};
}

bool store(const std::string& path, std::string_view text) {
    const std::string problem = replace_file(path, text);
    if (problem.empty()) return true;
    std::fputs(("lintel: cannot write " + printable(path) + ": " + problem + '\n').c_str(), stderr);
    return false;
}

std::optional<file_identity> identity_of(const std::string& path) {
    struct stat is{};
    if (stat(path.c_str(), &is) != 0) return std::nullopt;
    return file_identity{is.st_dev, is.st_ino};
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

} // namespace lintel::tool
