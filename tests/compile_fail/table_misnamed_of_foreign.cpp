// expect: lintel: this specialisation of lintel::annotations has no public member `table`
#include <lintel/validate.hpp>

#include <string>

struct foreign {
    std::string it;
};
BOOST_DESCRIBE_STRUCT(foreign, (), (it))

template <> struct lintel::annotations<foreign> {
    static constexpr auto tables = structure("foreign", member("it", length{1, 8}));
    // fix: static constexpr auto table = structure("foreign", member("it", length{1, 8}));
};

bool use(const foreign& x) { return lintel::validate(x).ok(); }
