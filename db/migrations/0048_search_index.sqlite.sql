-- The full-text index. Its words are folded and stemmed by us, so that the tokenizer has nothing to do but split; the
-- first words of an entry say whose and of what kind it is, and only they begin with an underscore.
create virtual table search_index using fts5(words, detail = 'none', columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
