"""What a diagnostic may say: Chinese, and nothing of a parser's English."""

import re

# Words that Chinese staff use as they are, and keys named in a sentence.
NAMES = {"GBK", "BOM", "UTF", "ICP", "Tab", "Windows", "JPG", "PNG", "Markdown", "preview"}
KEYS = {"yes", "stars", "icp", "logo"}


def english(said: str) -> list[str]:
    """English words that are no key, file name, code or quotation."""
    said = re.sub(r"“[^”]*”|（[^（）]*）|<[^>]*>|\{\{.*?\}\}|[a-z_]+（", "", said)
    said = re.sub(r"[\w./-]*[./_-][\w./-]*|[a-z0-9]+-[a-z0-9-]+", "", said)
    return [word for word in re.findall(r"[A-Za-z]{3,}", said) if word not in NAMES | KEYS]
