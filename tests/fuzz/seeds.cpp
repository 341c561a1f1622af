#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "../documents.hpp"
#include "../generate.hpp"
#include "../own.hpp"

// Writes what the fuzzers start from, made of the model: `seeds DIRECTORY` makes DIRECTORY/corpus/ with a
// document a file, and DIRECTORY/dictionary with every name, enumerator and pattern.
namespace {

using namespace lintel::detail;
namespace fs = std::filesystem;

class words {
public:
    template <class T> void of() {
        constexpr type_class kind = class_of<T>;
        if constexpr (kind == type_class::structure) {
            if (!types_.insert(&type_table_of<T>::value).second) return;
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (member<T, I>(), ...);
            }(std::make_index_sequence<described_names<T>.size()>{});
        } else if constexpr (kind == type_class::list) {
            of<typename T::value_type>();
        } else if constexpr (kind == type_class::map) {
            of<typename T::mapped_type>();
        } else if constexpr (is_open_enum<T>) {
            of_enum<typename T::enum_type>();
        } else if constexpr (kind == type_class::enumeration) {
            of_enum<T>();
        }
    }
    void write(std::ostream& to) const {
        for (const auto& word : words_) {
            to << '"';
            for (const char c : word) {
                if (c == '"' || c == '\\') to << '\\';
                to << c;
            }
            to << "\"\n";
        }
    }

private:
    template <class T, std::size_t I> void member() {
        words_.insert('"' + std::string(described_names<T>[I]) + "\":");
        const lintel::shape& s = lintel::member_shapes<T>[I] -> shape;
        if (s.pattern) words_.emplace(s.pattern.source());
        if (s.is(lintel::shape::has_range))
            words_.insert(std::to_string(s.range.min)), words_.insert(std::to_string(s.range.max));
        of<without_optional<described_type<T, I>>>();
    }
    template <class E> void of_enum() {
        for (const auto name : enumerators_of<E>::names) words_.insert('"' + std::string(name) + '"');
    }

    std::set<const void*> types_;
    std::set<std::string> words_{"{\"",   "\":",  "\",\"",        "[]", "{}",  "null",           "true",
                                 "false", "-0",   "1e9",          ".5", "\\u", "\\ud83d\\udc4d", "\\\"",
                                 "\\\\",  "\\/",  "mw-",          "~1", "~0",  "tag:",           "$LATEST",
                                 "Zm9v",  "Zg==", "{{TARGET_ID}}"};
};

/// Arguments of the program, one a line; %0 and such stand for files.
constexpr std::string_view command_lines[] = {
    "check\n%0\n%1",
    "check\n--format\nsarif\n%1\n%2",
    "check\n--format=json\n--ndjson\n--jobs\n2\n%3",
    "check\n--format\ngithub\n--deny\nwarnings\n--allow\nunknown-member\n%1",
    "check\n--format\njunit\n--as\nUpdateMaintenanceWindowTaskRequest\n-\n\n{\"Name\":7}",
    "format\n%0",
    "convert\n--to\nRegisterTaskWithMaintenanceWindowRequest\n%0",
    "diff\n--format\njson\n%0\n%4",
    "schema\n--as\nTarget",
    "rules\n--format\njson",
    "describe\nman",
    "describe\nfish",
    "--version",
    "check\n--help",
};

/// `tail`: white space for the choices, which targets take from a text's end.
void write(const fs::path& name, std::string_view text, std::string_view tail = " \n\t\r \n\n \t\r\n \r") {
    std::ofstream file(name, std::ios::binary);
    file << text << tail;
    if (!file.flush()) throw std::runtime_error("cannot write " + name.string());
}

template <class T> void documents(const fs::path& to, std::string_view name) {
    constexpr std::string_view white = " \t\n\r";
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        tests::generator random(seed);
        const std::string text = lintel::serialize(random.make<T>());
        std::string tail(12, ' ');
        for (char& c : tail) c = white[random.below(white.size())];
        write(to / (std::string(name) + '-' + std::to_string(seed)), text, tail);
    }
}

} // namespace

int main(int count, char** arguments) try {
    if (count != 2) throw std::runtime_error("usage: seeds DIRECTORY");
    const fs::path to = arguments[1];
    fs::create_directories(to / "corpus");
    documents<lintel::ssm::GetMaintenanceWindowTaskResult>(to / "corpus", "answer");
    documents<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(to / "corpus", "register");
    documents<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(to / "corpus", "update");
    documents<own::Everything>(to / "corpus", "everything");
    documents<own::Tree>(to / "corpus", "tree");
    write(to / "corpus" / "clean", tests::clean_task);
    const auto clean = lintel::parse<lintel::ssm::GetMaintenanceWindowTaskResult>(tests::clean_task).value();
    write(to / "corpus" / "two", lintel::serialize(clean) + '\n' + std::string(tests::clean_task));
    write(to / "corpus" / "empty", "{}");
    write(to / "corpus" / "base64", "Zm9vYmE=", "");
    std::size_t n = 0;
    for (const std::string_view line : command_lines)
        write(to / "corpus" / ("arguments-" + std::to_string(n++)), line, "");

    words w;
    w.of<lintel::ssm::GetMaintenanceWindowTaskResult>();
    w.of<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>();
    w.of<lintel::ssm::UpdateMaintenanceWindowTaskRequest>();
    w.of<own::Everything>();
    std::ofstream dictionary(to / "dictionary");
    w.write(dictionary);
    if (!dictionary.flush()) throw std::runtime_error("cannot write the dictionary");
    return 0;
} catch (const std::exception& e) {
    std::cerr << "seeds: " << e.what() << '\n';
    return 1;
}
