/**
 * The demo shop: a generator that writes the export files of an invented print-on-demand shop, and the sums it took itself.
 *
 * <p>Whoever tries Victor before bringing data needs a shop whose "last week" is last week on any day, with stories worth asking about. And the
 * importer needs a judge that shares no line with it: the generator knows each order before it is a file, so its totals are an independent
 * oracle for the whole way from file to answer. For that reason it uses nothing of ours, least of all the importer's SQL.
 */
@NullMarked
package ai.victor.demo;

import org.jspecify.annotations.NullMarked;
