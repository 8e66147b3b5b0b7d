package ai.victor.sql;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import ai.victor.table.Column;
import ai.victor.table.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Has Calcite check types, functions and grouping of a resolved query, with metrics as its measures. */
final class Validation {
    /** Strict: what Calcite would bend into shape, such as text into numbers, is the writer's to say. */
    private static final SqlValidator.Config CONFIG = SqlValidator.Config.DEFAULT
            .withCallRewrite(false)
            .withIdentifierExpansion(false)
            .withTypeCoercionEnabled(false)
            .withConformance(SqlConformanceEnum.STRICT_2003)
            .withNakedMeasuresInAggregateQuery(false)
            .withNakedMeasuresInNonAggregateQuery(true);

    private static final SqlOperatorTable OPERATORS = SqlOperatorTables.chain(
            SqlStdOperatorTable.instance(),
            SqlOperatorTables.of(
                    SqlLibraryOperators.AGGREGATE,
                    SqlBasicAggFunction.create(
                            "MEDIAN", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0_NULLABLE_IF_EMPTY, OperandTypes.NUMERIC),
                    SqlBasicFunction.create(
                            "DATE_TRUNC",
                            ReturnTypes.ARG1,
                            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATE))));

    private static final String METRICS = "metrics";

    private static final Pattern NOT_GROUPED =
            Pattern.compile("Expression '(.*)' is not being grouped", Pattern.DOTALL);

    private static final int MONEY_DIGITS = 19;

    private final RelDataTypeFactory types = new StrictTypes();
    private final AbstractTable metrics;
    private final CalciteCatalogReader reader;

    Validation(SemanticColumns columns) {
        var builder = types.builder();
        columns.all().forEach(column -> builder.add(column.name(), calciteType(column)));
        metrics = table(builder.build());
        reader = reader(Map.of());
    }

    private static AbstractTable table(RelDataType row) {
        return new AbstractTable() {
            @Override
            public RelDataType getRowType(RelDataTypeFactory factory) {
                return row;
            }
        };
    }

    private CalciteCatalogReader reader(Map<String, List<Column>> tables) {
        var root = CalciteSchema.createRootSchema(false, false);
        root.add(METRICS, metrics);
        tables.forEach((name, columns) -> {
            var row = types.builder();
            columns.forEach(column -> row.add(column.name(), calciteType(column.type())));
            root.add(name, table(row.build()));
        });
        return new CalciteCatalogReader(
                root,
                List.of(),
                types,
                CalciteConnectionConfig.DEFAULT.set(CalciteConnectionProperty.CASE_SENSITIVE, "false"));
    }

    /**
     * The types of the columns of SELECT over {@code metrics}; empty, with all that does not fit together among the problems, if anything does
     * not.
     *
     * @param picked the tables of sub-queries, with their columns
     * @param known the types of expressions, as far as they can be told
     */
    Optional<List<Type>> check(
            Query query,
            Map<String, List<Column>> picked,
            Function<SqlNode, Optional<Type>> known,
            List<Problem> problems) {
        var metrics = new SqlIdentifier(METRICS, SqlParserPos.ZERO);
        return new Checked(query, metrics, metrics, List.of(), picked).types(known, true, problems);
    }

    /** The same over tables. */
    Optional<List<Type>> check(
            Query query,
            From from,
            Map<String, List<Column>> tables,
            Function<SqlNode, Optional<Type>> known,
            List<Problem> problems) {
        boolean grouped = !query.keys().isEmpty()
                || query.having().isPresent()
                || query.items().stream().anyMatch(item -> PlainText.hasAggregate(item.expression()));
        return new Checked(query, from.node(), from.crossed(), from.conditions().toList(), tables)
                .types(known, grouped, problems);
    }

    /**
     * A query to check.
     *
     * @param crossed FROM without the conditions of its joins
     */
    private final class Checked {
        private final Query query;
        private final SqlNode from;
        private final SqlNode crossed;
        private final List<SqlNode> joins;
        private final CalciteCatalogReader tables;

        Checked(Query query, SqlNode from, SqlNode crossed, List<SqlNode> joins, Map<String, List<Column>> tables) {
            this.query = query;
            this.from = from;
            this.crossed = crossed;
            this.joins = joins;
            this.tables = tables.isEmpty() ? reader : reader(tables);
        }

        Optional<List<Type>> types(Function<SqlNode, Optional<Type>> known, boolean grouped, List<Problem> problems) {
            Optional<Problem> first = Optional.empty();
            if (query.isWhole() && joins.stream().noneMatch(Refused::isIn)) {
                try {
                    return Optional.of(validated(select(query, from)));
                } catch (CalciteContextException e) {
                    first = Optional.of(problem(e));
                }
            }
            int before = problems.size();
            problems.addAll(new TypeFaults(this::alone, known).of(query, joins));
            if (grouped) {
                problems.addAll(GroupRules.of(query));
            }
            if (problems.size() == before) {
                first.ifPresent(problems::add);
            }
            return Optional.empty();
        }

        private List<Type> validated(SqlSelect select) {
            var validator = SqlValidatorUtil.newValidator(OPERATORS, tables, types, CONFIG);
            return validator.getValidatedNodeType(validator.validate(select)).getFieldList().stream()
                    .map(field -> type(field.getType()))
                    .toList();
        }

        private Optional<Problem> alone(SqlNode expression) {
            try {
                validated(select(Query.ofOne(expression), crossed));
                return Optional.empty();
            } catch (CalciteContextException e) {
                return Optional.of(problem(e));
            }
        }
    }

    private static SqlSelect select(Query query, SqlNode from) {
        var place = SqlParserPos.ZERO;
        var items = new SqlNodeList(place);
        query.items()
                .forEach(item -> items.add(SqlStdOperatorTable.AS.createCall(
                        item.expression().getParserPosition(),
                        copy(item.expression()),
                        new SqlIdentifier("$" + items.size(), place))));
        var orders = new SqlNodeList(place);
        query.orders().forEach(order -> orders.add(copy(order.expression())));
        // Copies of all, because validation may change the tree that it is given.
        return new SqlSelect(
                place,
                query.distinct() ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(place)) : null,
                items,
                copy(from),
                query.where().map(Validation::copy).orElse(null),
                query.keys().isEmpty()
                        ? null
                        : new SqlNodeList(
                                query.keys().stream().map(Validation::copy).toList(), place),
                query.having().map(Validation::copy).orElse(null),
                null,
                query.qualify().map(Validation::copy).orElse(null),
                orders.isEmpty() ? null : orders,
                null,
                null,
                null);
    }

    private static SqlNode copy(SqlNode node) {
        return Expressions.copy(node);
    }

    private RelDataType calciteType(SemanticColumn column) {
        var type = calciteType(column.type());
        return column instanceof SemanticColumn.Measured ? types.createMeasureType(type) : type;
    }

    private RelDataType calciteType(Type type) {
        return types.createTypeWithNullability(
                switch (type) {
                    case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
                    case INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, MONEY_DIGITS, 4);
                    case DATE -> types.createSqlType(SqlTypeName.DATE);
                    case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP);
                    case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
                },
                true);
    }

    private static Type type(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Type.INTEGER;
            case DECIMAL, FLOAT, REAL, DOUBLE -> Type.DECIMAL;
            case DATE -> Type.DATE;
            case TIMESTAMP -> Type.TIMESTAMP;
            case BOOLEAN -> Type.BOOLEAN;
            default -> Type.TEXT;
        };
    }

    private static Problem problem(CalciteContextException e) {
        var cause = Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("The query is not valid.");
        var first = cause.lines().findFirst().orElse(cause);
        var place = Optional.of(e)
                .filter(at -> at.getPosLine() > 0)
                .map(at -> Place.inText(at.getPosLine(), at.getPosColumn()));
        var grouped = NOT_GROUPED.matcher(first);
        if (grouped.matches()) {
            var column = grouped.group(1).replaceAll("(?i)metrics\\.", "").replace("`", "");
            return place(place, "NOT_GROUPED", column + " must stand in GROUP BY.")
                    .suggesting(List.of("GROUP BY " + column));
        }
        if (first.startsWith("No match found for function")) {
            return place(place, "UNKNOWN_FUNCTION", sentence(first));
        }
        return place(place, "TYPE", sentence(first));
    }

    private static String sentence(String text) {
        var first = text.split(" Supported form", 2)[0].strip();
        return first.endsWith(".") ? first : first + ".";
    }

    private static Problem place(Optional<Place> place, String code, String message) {
        return place.map(where -> Problem.at(where, code, message)).orElseGet(() -> Problem.of(code, message));
    }
}
