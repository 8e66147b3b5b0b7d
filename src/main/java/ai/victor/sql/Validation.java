package ai.victor.sql;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
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
            SqlStdOperatorTable.instance(), SqlOperatorTables.of(SqlLibraryOperators.AGGREGATE));

    private static final Pattern NOT_GROUPED =
            Pattern.compile("Expression '(.*)' is not being grouped", Pattern.DOTALL);

    private static final int MONEY_DIGITS = 19;

    private final RelDataTypeFactory types = new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT);
    private final CalciteCatalogReader reader;

    Validation(SemanticColumns columns) {
        var root = CalciteSchema.createRootSchema(false, false);
        var builder = types.builder();
        columns.all().forEach(column -> builder.add(column.name(), calciteType(column)));
        var row = builder.build();
        root.add("metrics", new AbstractTable() {
            @Override
            public RelDataType getRowType(RelDataTypeFactory factory) {
                return row;
            }
        });
        reader = new CalciteCatalogReader(
                root,
                List.of(),
                types,
                CalciteConnectionConfig.DEFAULT.set(CalciteConnectionProperty.CASE_SENSITIVE, "false"));
    }

    /** The types of the columns of SELECT; refuses what does not fit together. */
    List<Type> check(Query query) {
        var select = select(query);
        try {
            var validator = SqlValidatorUtil.newValidator(OPERATORS, reader, types, CONFIG);
            return validator.getValidatedNodeType(validator.validate(select)).getFieldList().stream()
                    .map(field -> type(field.getType()))
                    .toList();
        } catch (CalciteContextException e) {
            throw new Refusal(problem(e));
        }
    }

    private static SqlSelect select(Query query) {
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
                null,
                items,
                new SqlIdentifier("metrics", place),
                query.where().map(Validation::copy).orElse(null),
                query.keys().isEmpty() ? null : new SqlNodeList(query.keys(), place),
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
        var type = types.createTypeWithNullability(
                switch (column.type()) {
                    case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
                    case INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, MONEY_DIGITS, 4);
                    case DATE -> types.createSqlType(SqlTypeName.DATE);
                    case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP);
                    case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
                },
                true);
        return column instanceof SemanticColumn.Measured ? types.createMeasureType(type) : type;
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
