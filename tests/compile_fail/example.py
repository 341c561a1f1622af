"""A file of compile_fail: code that must not compile, what the compiler must say, and the fix.

"// expect: SENTENCE" is what it must say; "// fix: LINE" is what the line before it should be.
"""
import re


class Example:
    def __init__(self, source):
        self.name = source.stem
        self.wrong = source.read_text(encoding="utf-8")
        self.expectations = re.findall(r"^\s*// expect: *(.*\S)", self.wrong, re.MULTILINE)
        self.expected = self.expectations[0] if self.expectations else None

    def lines(self):
        """(line, its right form) of the code without directives and expectations."""
        pairs = []
        for line in self.wrong.splitlines():
            fix = re.match(r"\s*// fix: (.*)", line)
            if fix:
                before = pairs[-1][0]
                pairs[-1] = (before, before[:len(before) - len(before.lstrip())] + fix[1])
            elif pairs and pairs[-1][0] != pairs[-1][1] and re.match(r"\s*// ", line):  # clang-format has wrapped it
                wrong, right = pairs[-1]
                pairs[-1] = (wrong, right + line.lstrip().removeprefix("//"))
            elif not re.match(r"#|// expect:", line):
                pairs.append((line, line))
        return pairs

    def has_fix(self):
        return any(wrong != right for wrong, right in self.lines())

    def fixed(self):
        """The code as it should be, without its #include lines."""
        return "\n".join(right for _, right in self.lines()) + "\n"

    def includes(self):
        return re.findall(r"^#include .*", self.wrong, re.MULTILINE)

    def difference(self):
        """The lines that matter to a reader, the wrong and the right ones marked."""
        shown = []
        for wrong, right in self.lines():
            if not wrong.startswith("bool use("):
                shown += [f"  {wrong}".rstrip()] if wrong == right else [f"- {wrong}", f"+ {right}"]
        return "\n".join(shown).strip("\n") + "\n"
