"""Search 搜索: everything that the site lists, as static files in which a page finds what a reader types.

A text is folded (`folding`), cut into single characters and pairs (`grams`), and every gram is given the numbers of the
documents that hold it (`postings`), in small script files (`shards`). Whatever holds a query holds all of its grams, so
nothing that holds it can be missed. The reader's half is zhendi/look/search/.
"""

from zhendi.search.documents import Document, documents
from zhendi.search.index import Texts, Turning, index, turned_texts
from zhendi.search.rows import Row, row

__all__ = ["Document", "Row", "Texts", "Turning", "documents", "index", "row", "turned_texts"]
