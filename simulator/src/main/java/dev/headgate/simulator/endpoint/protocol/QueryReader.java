package dev.headgate.simulator.endpoint.protocol;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Fills shapes of the SDK's models from a form: {@code Filters.member.1.Name=…}. */
record QueryReader(Form form) {

    private static final int DIGITS = 6;

    void fill(SdkPojo shape, String prefix) {
        for (SdkField<?> field : shape.sdkFields()) {
            value(field, prefix + field.locationName()).ifPresent(it -> field.set(shape, it));
        }
    }

    private Optional<Object> value(SdkField<?> field, String name) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> shape(field, name);
            case LIST -> list(field, name);
            case MAP -> map(field, name);
            case STRING,
                    BOOLEAN,
                    INTEGER,
                    SHORT,
                    BYTE,
                    LONG,
                    DOUBLE,
                    FLOAT,
                    BIG_DECIMAL,
                    INSTANT,
                    SDK_BYTES,
                    NULL,
                    DOCUMENT -> form.get(name).map(text -> scalar(field, name, text));
        };
    }

    private static Object scalar(SdkField<?> field, String name, String text) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case BOOLEAN -> truth(name, text);
                case INTEGER -> Integer.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case LONG -> Long.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case INSTANT -> Timestamps.ofText(name, text);
                case SDK_BYTES -> SdkBytes.fromByteArray(Scalars.decoded(text, field));
                case SDK_POJO, LIST, MAP, NULL, DOCUMENT ->
                    throw new MalformedRequestException(name + " is no single value");
            };
        } catch (NumberFormatException e) {
            throw new MalformedRequestException(name + ": can not be read as a number", e);
        }
    }

    private static Boolean truth(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedRequestException(name + " must be true or false");
        };
    }

    private Optional<Object> shape(SdkField<?> field, String name) {
        if (form.below(name + ".").isEmpty()) {
            return Optional.empty();
        }
        SdkPojo builder = Shapes.builderOf(field);
        fill(builder, name + ".");
        return Optional.of(Shapes.build(builder));
    }

    private Optional<Object> list(SdkField<?> field, String name) {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        String member = Optional.ofNullable(trait.memberLocationName()).orElse("member");
        String prefix = trait.isFlattened() ? name + "." : name + "." + member + ".";
        List<Object> items = numbers(prefix).stream()
                .flatMap(number -> value(trait.memberFieldInfo(), prefix + number).stream())
                .toList();
        // A list that is there and empty comes as its bare name.
        boolean empty =
                items.isEmpty() && form.get(name).filter(String::isEmpty).isEmpty();
        return empty ? Optional.empty() : Optional.of(items);
    }

    private Optional<Object> map(SdkField<?> field, String name) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        String prefix = trait.isFlattened() ? name + "." : name + ".entry.";
        String key = Optional.ofNullable(trait.keyLocationName()).orElse("key");
        String value = Optional.ofNullable(trait.valueLocationName()).orElse("value");
        Map<String, Object> map = new LinkedHashMap<>();
        for (int number : numbers(prefix)) {
            String entry = prefix + number + ".";
            String text =
                    form.get(entry + key).orElseThrow(() -> new MalformedRequestException(entry + key + " is missing"));
            value(trait.valueFieldInfo(), entry + value).ifPresent(it -> map.put(text, it));
        }
        return map.isEmpty() ? Optional.empty() : Optional.of(map);
    }

    /** In the order of the numbers, whatever is between them. */
    private SortedSet<Integer> numbers(String prefix) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String name : form.below(prefix).keySet()) {
            String rest = name.substring(prefix.length());
            int dot = rest.indexOf('.');
            String number = dot < 0 ? rest : rest.substring(0, dot);
            if (!number.matches("[1-9]\\d{0," + (DIGITS - 1) + "}")) {
                throw new MalformedRequestException(prefix + number + " has no number");
            }
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }
}
