package ai.victor.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** The types of an expression's parts, of which a number and a date have nothing in common: Calcite would take the number for one of days. */
final class StrictTypes extends SqlTypeFactoryImpl {
    StrictTypes() {
        super(RelDataTypeSystem.DEFAULT);
    }

    @Override
    public @Nullable RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
        boolean mixed = types.stream().anyMatch(SqlTypeUtil::isNumeric)
                && types.stream().anyMatch(SqlTypeUtil::isDatetime);
        return mixed ? null : super.leastRestrictive(types, rule);
    }
}
