package dev.headgate.simulator.endpoint.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Fills shapes of the SDK's models from trees of maps, lists, texts and numbers. Members that a shape does not have are
 * ignored, as AWS does; values of another type are refused.
 */
record TreeReader(Scalars scalars) {

    void fill(SdkPojo shape, Map<String, ? extends @Nullable Object> tree) {
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = tree.get(field.locationName());
            if (value != null) {
                field.set(shape, value(field, value));
            }
        }
    }

    private Object value(SdkField<?> field, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(field, value);
            case BOOLEAN -> truth(field, value);
            case INTEGER ->
                whole(field, value, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            case SHORT -> whole(field, value, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
            case BYTE -> whole(field, value, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
            case LONG -> whole(field, value, Long.MIN_VALUE, Long.MAX_VALUE).longValue();
            case DOUBLE -> number(field, value).doubleValue();
            case FLOAT -> number(field, value).floatValue();
            case BIG_DECIMAL -> new BigDecimal(number(field, value).toString());
            case INSTANT -> scalars.time(value, field);
            case SDK_BYTES -> SdkBytes.fromByteArray(scalars.bytes(value, field));
            case SDK_POJO -> shape(field, value);
            case LIST -> list(field, value);
            case MAP -> map(field, value);
            case NULL, DOCUMENT -> throw MalformedRequestException.at(field.memberName(), value, "anything");
        };
    }

    private static String text(SdkField<?> field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw MalformedRequestException.at(field.memberName(), value, "a text");
    }

    private static Boolean truth(SdkField<?> field, Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw MalformedRequestException.at(field.memberName(), value, "true or false");
    }

    private static Number number(SdkField<?> field, Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw MalformedRequestException.at(field.memberName(), value, "a number");
    }

    private static BigInteger whole(SdkField<?> field, Object value, long least, long most) {
        Number number = number(field, value);
        try {
            // As a long: a number of a million digits is refused before it is made.
            long whole = number instanceof BigDecimal decimal ? decimal.longValueExact() : toLong(number);
            if (whole >= least && whole <= most) {
                return BigInteger.valueOf(whole);
            }
        } catch (ArithmeticException e) {
            throw new MalformedRequestException(field.memberName() + " is no whole number of this type", e);
        }
        throw new MalformedRequestException(field.memberName() + " is out of range");
    }

    private static long toLong(Number number) {
        return switch (number) {
            case BigInteger big -> big.longValueExact();
            case Double fraction -> new BigDecimal(finite(fraction)).longValueExact();
            case Float fraction -> new BigDecimal(finite(fraction)).longValueExact();
            default -> number.longValue();
        };
    }

    private static double finite(double number) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw new ArithmeticException("not finite");
    }

    private Object shape(SdkField<?> field, Object value) {
        SdkPojo builder = Shapes.builderOf(field);
        fill(builder, members(field, value));
        return Shapes.build(builder);
    }

    private static Map<String, @Nullable Object> members(SdkField<?> field, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw MalformedRequestException.at(field.memberName(), value, "a structure");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    private List<Object> list(SdkField<?> field, Object value) {
        if (!(value instanceof List<?> items)) {
            throw MalformedRequestException.at(field.memberName(), value, "a list");
        }
        SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>();
        for (Object each : items) {
            list.add(value(item, present(field, each)));
        }
        return list;
    }

    private Map<String, Object> map(SdkField<?> field, Object value) {
        SdkField<?> item = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        members(field, value).forEach((key, each) -> map.put(key, value(item, present(field, each))));
        return map;
    }

    private static Object present(SdkField<?> field, @Nullable Object value) {
        if (value == null) {
            throw new MalformedRequestException(field.memberName() + " has a null in it");
        }
        return value;
    }
}
