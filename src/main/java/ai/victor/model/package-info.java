/**
 * The semantic model: read from YAML, checked, immutable.
 *
 * <p>It has the shape of MetricFlow's YAML because dbt users know it. It knows what a metric is, and not what a shop is: the trade
 * lives in the YAML files.
 */
@NullMarked
package ai.victor.model;

import org.jspecify.annotations.NullMarked;
