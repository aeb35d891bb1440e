package dev.headgate.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Finds members of an answer, at any depth, that the SDK does not know: a copy made through it would lose them. */
public final class UnknownMembers {

    private final List<String> found = new ArrayList<>();

    private UnknownMembers() {}

    /**
     * Their paths, such as {@code volumes[0].newVolumeConfiguration}.
     *
     * @param shape what the SDK takes the object for
     */
    public static List<String> in(Map<?, ?> object, SdkPojo shape) {
        UnknownMembers members = new UnknownMembers();
        members.structure("", object, shape);
        return List.copyOf(members.found);
    }

    private void structure(String path, Map<?, ?> object, SdkPojo shape) {
        Map<String, SdkField<?>> known =
                shape.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        object.forEach((name, value) -> {
            String place = path.isEmpty() ? String.valueOf(name) : path + "." + name;
            Optional<SdkField<?>> field = Optional.ofNullable(known.get(String.valueOf(name)));
            if (field.isEmpty()) {
                found.add(place);
            } else {
                value(place, value, field.get());
            }
        });
    }

    private void value(String path, Object value, SdkField<?> field) {
        if (value instanceof List<?> items) {
            field.getOptionalTrait(ListTrait.class)
                    .map(ListTrait::memberFieldInfo)
                    .ifPresent(item -> {
                        for (int i = 0; i < items.size(); i++) {
                            value(path + "[" + i + "]", items.get(i), item);
                        }
                    });
        } else if (value instanceof Map<?, ?> object) {
            Optional<MapTrait> map = field.getOptionalTrait(MapTrait.class);
            if (map.isPresent()) {
                object.forEach(
                        (key, item) -> value(path + "." + key, item, map.get().valueFieldInfo()));
            } else {
                Optional.ofNullable(field.constructor()).ifPresent(shape -> structure(path, object, shape.get()));
            }
        }
    }
}
