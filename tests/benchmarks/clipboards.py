"""A clipboard as Word fills it, of any length and the same on every machine."""

import random

from tests.benchmarks.words import WORDS, sentence

HEAD = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" '
    'xmlns="http://www.w3.org/TR/REC-html40"><head>'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8">'
    "<meta name=ProgId content=Word.Document>"
    '<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml>'
    "<w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!--"
)
RULE = (
    "@list l{0}:level1 {{mso-level-number-format:bullet;mso-level-text:\uf0b7;"
    "mso-level-tab-stop:none;text-indent:-.25in;font-family:Symbol;}}\n"
    "p.Style{0} {{mso-style-priority:1;margin:0in;font-size:12.0pt;"
    'font-family:"Times New Roman",serif;}}\n'
)
SPAN = "<span style='font-family:\"Georgia\",serif;mso-fareast-language:EN-US'>"
ITEM = (
    "<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 "
    "level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
    "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{words}"
    "<o:p></o:p></p>\n"
)
BOLD = f"<b style='mso-bidi-font-weight:normal'>{SPAN}{{}}</span></b>"


def word_clipboard(pages: int) -> str:
    """HTML of `pages` pages of some 500 words: headings, paragraphs, lists, links."""
    chance = random.Random(pages)
    rules = "".join(RULE.format(number) for number in range(150))
    parts = [HEAD, rules, "--></style></head>"]
    parts.append("<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->")
    for _ in range(pages):
        parts.append(f"<h2>{SPAN}{sentence(chance, 5)[:-1]}<o:p></o:p></span></h2>\n")
        parts += [_paragraph(chance) for _ in range(5)]
        for number in range(4):
            parts.append(ITEM.format(level=1 + number % 2, words=_runs(chance)))
    parts.append("<!--EndFragment--></body></html>")
    return "".join(parts)


def _paragraph(chance: random.Random) -> str:
    runs = " ".join(_runs(chance) for _ in range(6))
    link = (
        f"<a href='https://example.org/{chance.choice(WORDS)}'>{SPAN}there</span></a>"
    )
    return (
        "<p class=MsoNormal style='margin-bottom:8.0pt;line-height:107%'>"
        f"{runs} {link}<o:p></o:p></p>\n"
    )


def _runs(chance: random.Random) -> str:
    """A sentence in several runs, as Word splits it, one of them bold."""
    words = sentence(chance)
    half = len(words) // 2
    bold = BOLD.format(chance.choice(WORDS))
    return f"{SPAN}{words[:half]}</span>{SPAN}{words[half:]}</span> {bold}"
