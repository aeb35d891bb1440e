package dev.headgate.simulator.endpoint.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes shapes of the SDK's models as trees of maps, lists, texts and numbers; what is not set is left out. */
record TreeWriter(Scalars scalars) {

    Map<String, Object> tree(SdkPojo shape) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : shape.sdkFields()) {
            Shapes.value(shape, field).ifPresent(value -> members.put(field.locationName(), value(field, value)));
        }
        return members;
    }

    private Object value(SdkField<?> field, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> tree((SdkPojo) value);
            case LIST -> list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), (List<?>) value);
            case MAP -> map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), (Map<?, ?>) value);
            case INSTANT -> scalars.time((Instant) value, field);
            case SDK_BYTES -> scalars.bytes(((SdkBytes) value).asByteArray());
            case DOUBLE, FLOAT -> finite(((Number) value).doubleValue());
            case INTEGER, SHORT, BYTE, LONG -> ((Number) value).longValue();
            case BIG_DECIMAL -> (BigDecimal) value;
            case STRING, BOOLEAN -> value;
            case NULL, DOCUMENT -> throw new IllegalArgumentException("Not simulated: " + field.memberName());
        };
    }

    /** JSON has no word for what is not finite: AWS writes a text. */
    private Object finite(double number) {
        return Double.isFinite(number) || scalars == Scalars.CBOR ? (Object) number : String.valueOf(number);
    }

    private List<Object> list(SdkField<?> item, List<?> values) {
        return values.stream().<Object>map(each -> value(item, each)).toList();
    }

    private Map<String, Object> map(SdkField<?> item, Map<?, ?> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((key, each) -> map.put(String.valueOf(key), value(item, each)));
        return map;
    }
}
