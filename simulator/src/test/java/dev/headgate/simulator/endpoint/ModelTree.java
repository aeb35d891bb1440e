package dev.headgate.simulator.endpoint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Shapes of the SDK as trees by the names of AWS's models, which the SDKs of all languages share, and back. */
final class ModelTree {

    private ModelTree() {}

    static Map<String, Object> of(SdkPojo shape) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = field.getValueOrDefault(shape);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.locationName(), tree(field, value));
            }
        }
        return members;
    }

    private static Object tree(SdkField<?> field, Object value) {
        return switch (value) {
            case SdkPojo shape -> of(shape);
            case List<?> list -> {
                SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                yield list.stream().map(it -> tree(member, it)).toList();
            }
            case Map<?, ?> map -> {
                SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> tree = new LinkedHashMap<>();
                map.forEach((key, it) -> tree.put(String.valueOf(key), tree(member, it)));
                yield tree;
            }
            case SdkBytes bytes -> Map.of("$bytes", Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case Instant at -> at.toString();
            default -> value;
        };
    }

    /** Fills a builder; a member that its shape does not have is a fault. */
    static void fill(SdkPojo builder, Map<?, ?> tree) {
        Map<Object, Object> left = new LinkedHashMap<>(tree);
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = left.remove(field.locationName());
            if (value != null) {
                field.set(builder, shape(field, value));
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("There is no " + left.keySet() + " in " + builder.getClass());
        }
    }

    private static Object shape(SdkField<?> field, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> (String) value;
            case BOOLEAN -> (Boolean) value;
            case INTEGER -> ((Number) value).intValue();
            case LONG -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case INSTANT -> OffsetDateTime.parse((String) value).toInstant();
            case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode((String) value));
            case LIST -> {
                SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                yield ((List<?>) value).stream().map(it -> shape(member, it)).toList();
            }
            case MAP -> {
                SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value).forEach((key, it) -> map.put((String) key, shape(member, it)));
                yield map;
            }
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                fill(builder, (Map<?, ?>) value);
                yield ((Buildable) builder).build();
            }
            case SHORT, BYTE, FLOAT, BIG_DECIMAL, NULL, DOCUMENT ->
                throw new AssertionError("No operation has such a member yet: " + field.memberName());
        };
    }
}
