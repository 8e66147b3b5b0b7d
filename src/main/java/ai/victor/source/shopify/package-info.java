/**
 * Shopify: orders in the Admin bulk form, and the transactions of Shopify Payments.
 *
 * <p>The two stand together because one company exports both; the marts join them as they join any payments to orders.
 */
@NullMarked
package ai.victor.source.shopify;

import org.jspecify.annotations.NullMarked;
