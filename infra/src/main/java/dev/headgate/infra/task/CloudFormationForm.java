package dev.headgate.infra.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** What a service's own API takes, as CloudFormation takes it: the same, but members begin with a capital letter. */
final class CloudFormationForm {

    /** Where CloudFormation writes it in another way. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "efsVolumeConfiguration", "EFSVolumeConfiguration",
            "fsxWindowsFileServerVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration",
            "fileSystemId", "FilesystemId",
            "iam", "IAM");

    private CloudFormationForm() {}

    /** @param shape what the SDK takes the object for; it knows all members */
    static Map<String, Object> of(Map<?, ?> object, SdkPojo shape) {
        Map<String, SdkField<?>> known =
                shape.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        Map<String, Object> properties = new LinkedHashMap<>();
        object.forEach((name, value) -> Optional.ofNullable(known.get(String.valueOf(name)))
                .ifPresent(field -> properties.put(property(String.valueOf(name), shape), value(value, field))));
        return properties;
    }

    private static Object value(Object value, SdkField<?> field) {
        if (value instanceof List<?> items) {
            return field.getOptionalTrait(ListTrait.class)
                    .map(ListTrait::memberFieldInfo)
                    .<Object>map(
                            item -> items.stream().map(it -> value(it, item)).toList())
                    .orElse(value);
        }
        // The keys of a map are somebody's own words.
        if (value instanceof Map<?, ?> object
                && field.getOptionalTrait(MapTrait.class).isEmpty()) {
            return Optional.ofNullable(field.constructor())
                    .<Object>map(shape -> of(object, shape.get()))
                    .orElse(value);
        }
        return value;
    }

    private static String property(String name, SdkPojo shape) {
        boolean ofProxy = name.equals("properties")
                && shape.sdkFields().stream().anyMatch(it -> it.locationName().equals("containerName"));
        if (ofProxy) {
            return "ProxyConfigurationProperties";
        }
        boolean ofFsx = name.equals("fileSystemId")
                && shape.sdkFields().stream().noneMatch(it -> it.locationName().equals("transitEncryption"));
        return ofFsx
                ? "FileSystemId"
                : OTHERWISE.getOrDefault(name, Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
}
