"""The functions and tables of an ELF object file (x86-64) of which the linker keeps one for the whole program."""
import struct

ABSOLUTE_64 = 1  # R_X86_64_64: 8 bytes; what else stands in code and constants has 4
SHARED_BINDINGS = (2, 10)  # STB_WEAK, STB_GNU_UNIQUE


class Symbol:
    """Its bytes with blanks in place of addresses, and the names and places of what those are of."""

    def __init__(self, is_code, body, addresses):
        self.is_code = is_code
        self.body = body
        self.addresses = addresses

    def __eq__(self, other):
        return (self.body, self.addresses) == (other.body, other.addresses)


def text_at(table, offset):
    return table[offset:table.index(b"\0", offset)].decode()


def shared_symbols(path):
    """{mangled name: Symbol} of all with vague linkage that the object defines."""
    data = path.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError(f"{path} is no 64-bit little-endian ELF file")
    (header_offset,) = struct.unpack_from("<Q", data, 40)
    (header_size, header_count) = struct.unpack_from("<HH", data, 58)
    # name, type, flags, address, offset, size, link, info, alignment, entry size
    headers = [struct.unpack_from("<IIQQQQIIQQ", data, header_offset + i * header_size) for i in range(header_count)]
    contents = [b"\0" * h[5] if h[1] == 8 else data[h[4]:h[4] + h[5]] for h in headers]

    (symbols_at,) = (i for i, h in enumerate(headers) if h[1] == 2)
    names = contents[headers[symbols_at][6]]
    # name, info, other, section, value, size
    symbols = list(struct.iter_unpack("<IBBHQQ", contents[symbols_at]))
    relocations = {}  # section: [(offset, type, symbol, addend)]
    for h, content in zip(headers, contents):
        if h[1] == 4:
            relocations.setdefault(h[7], []).extend(
                (offset, info & 0xffffffff, info >> 32, addend)
                for offset, info, addend in struct.iter_unpack("<QQq", content))

    found = {}
    for name, info, _, section, begin, size in symbols:
        if info >> 4 not in SHARED_BINDINGS or section == 0 or section >= 0xff00:
            continue
        body = bytearray(contents[section][begin:begin + size])
        addresses = []
        for offset, kind, target, addend in relocations.get(section, []):
            if not begin <= offset < begin + size:
                continue
            at = offset - begin
            width = 8 if kind == ABSOLUTE_64 else 4
            body[at:at + width] = bytes(width)
            of = symbols[target]
            # What is local has no name that both files know.
            addresses.append((at, text_at(names, of[0]) if of[1] >> 4 else "local", addend if of[1] >> 4 else 0))
        found[text_at(names, name)] = Symbol(info & 15 == 2, bytes(body), sorted(addresses))
    return found
