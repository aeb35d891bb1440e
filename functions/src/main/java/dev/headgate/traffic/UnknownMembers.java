package dev.headgate.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Finds members of an answer, at any depth, that the SDK does not know: a copy made through it would lose them. */
public final class UnknownMembers {

    /**
     * A member that the SDK does not know.
     *
     * @param path to it, by the names of members and the numbers of items: {@code volumes, 0, newVolumeConfiguration}
     */
    public record Unknown(List<Object> path, Object value) {
        public Unknown {
            path = List.copyOf(path);
        }

        /** For people: {@code volumes[0].newVolumeConfiguration}. */
        public String place() {
            StringBuilder place = new StringBuilder();
            path.forEach(step ->
                    place.append(step instanceof Integer ? "[" + step + "]" : (place.isEmpty() ? "" : ".") + step));
            return place.toString();
        }
    }

    private final List<Unknown> found = new ArrayList<>();

    private UnknownMembers() {}

    /**
     * Those of an object.
     *
     * @param shape what the SDK takes the object for
     */
    public static List<Unknown> in(Map<?, ?> object, SdkPojo shape) {
        UnknownMembers members = new UnknownMembers();
        members.structure(List.of(), object, shape);
        return List.copyOf(members.found);
    }

    private void structure(List<Object> path, Map<?, ?> object, SdkPojo shape) {
        Map<String, SdkField<?>> known =
                shape.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        object.forEach((name, value) -> {
            List<Object> place = below(path, String.valueOf(name));
            Optional<SdkField<?>> field = Optional.ofNullable(known.get(String.valueOf(name)));
            if (field.isPresent()) {
                value(place, value, field.get());
            } else if (value != null) {
                found.add(new Unknown(place, value));
            }
        });
    }

    private void value(List<Object> path, Object value, SdkField<?> field) {
        if (value instanceof List<?> items) {
            field.getOptionalTrait(ListTrait.class)
                    .map(ListTrait::memberFieldInfo)
                    .ifPresent(item -> {
                        for (int i = 0; i < items.size(); i++) {
                            value(below(path, i), items.get(i), item);
                        }
                    });
        } else if (value instanceof Map<?, ?> object) {
            Optional<MapTrait> map = field.getOptionalTrait(MapTrait.class);
            if (map.isPresent()) {
                object.forEach((key, item) ->
                        value(below(path, String.valueOf(key)), item, map.get().valueFieldInfo()));
            } else {
                Optional.ofNullable(field.constructor()).ifPresent(shape -> structure(path, object, shape.get()));
            }
        }
    }

    private static List<Object> below(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }
}
