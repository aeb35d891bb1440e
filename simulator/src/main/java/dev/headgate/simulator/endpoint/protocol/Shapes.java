package dev.headgate.simulator.endpoint.protocol;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** How the SDK's model classes are made and looked into without knowing which they are. */
final class Shapes {

    private Shapes() {}

    /** An empty builder of a structure. */
    static SdkPojo builderOf(SdkField<?> field) {
        return field.constructor().get();
    }

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    /** A member's value; empty where it was not set, be it a list or a map. */
    static Optional<Object> value(SdkPojo shape, SdkField<?> field) {
        Object value = field.getValueOrDefault(shape);
        return value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>
                ? Optional.empty()
                : Optional.ofNullable(value);
    }
}
