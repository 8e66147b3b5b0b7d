/**
 * The built-in reader of English: a question, with the conversation before it, becomes a typed reading and semantic SQL.
 *
 * <p>It is pure, without I/O or clock, and knows no trade: its lexicon is made from the model and from the values in the data. Every word of a
 * question must be accounted for; a question with a word that is not is declined, because a wrong number given silently is the worst that it
 * could do.
 */
@NullMarked
package ai.victor.language;

import org.jspecify.annotations.NullMarked;
