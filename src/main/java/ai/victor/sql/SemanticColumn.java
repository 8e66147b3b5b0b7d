package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.model.Metric;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.Optional;

/** A column of the virtual table {@code metrics}. */
sealed interface SemanticColumn {
    String name();

    String label();

    Type type();

    Unit unit();

    /** The decimals that people are shown, where the model says how many. */
    default Optional<Integer> shown() {
        return Optional.empty();
    }

    /** Something to cut by. */
    record Cut(Dimension dimension, Type type) implements SemanticColumn {
        @Override
        public String name() {
            return dimension.name();
        }

        @Override
        public String label() {
            return dimension.meta().label();
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }
    }

    /** A period of the metric's own time. */
    record Time(TimeColumn column) implements SemanticColumn {
        @Override
        public String name() {
            return column.columnName();
        }

        @Override
        public String label() {
            return column.label();
        }

        @Override
        public Type type() {
            return column.type();
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }
    }

    /** A number, read by AGGREGATE. */
    record Measured(Metric metric, Type type, Unit unit) implements SemanticColumn {
        @Override
        public String name() {
            return metric.name();
        }

        @Override
        public String label() {
            return metric.meta().label();
        }

        @Override
        public Optional<Integer> shown() {
            return metric.meta().decimals();
        }
    }
}
