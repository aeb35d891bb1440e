package dev.headgate.simulator.endpoint.protocol;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes shapes of the SDK's models as the XML of the query protocol. */
final class XmlWriter {

    private final StringBuilder xml = new StringBuilder();

    XmlWriter open(String element, String namespace) {
        xml.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlWriter open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    XmlWriter close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        open(name);
        text.codePoints().forEach(this::escaped);
        return close(name);
    }

    String text() {
        return xml.toString();
    }

    /** All members that are set, as elements. */
    XmlWriter members(SdkPojo shape) {
        for (SdkField<?> field : shape.sdkFields()) {
            Shapes.value(shape, field).ifPresent(it -> value(field, field.unmarshallLocationName(), it));
        }
        return this;
    }

    private void value(SdkField<?> field, String name, Object value) {
        switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> open(name).members((SdkPojo) value).close(name);
            case LIST -> list(field.getRequiredTrait(ListTrait.class), name, (List<?>) value);
            case MAP -> map(field.getRequiredTrait(MapTrait.class), name, (Map<?, ?>) value);
            case INSTANT -> element(name, Timestamps.text((Instant) value, format(field)));
            case SDK_BYTES -> element(name, Base64.getEncoder().encodeToString(((SdkBytes) value).asByteArray()));
            case STRING, BOOLEAN, INTEGER, SHORT, BYTE, LONG, DOUBLE, FLOAT, BIG_DECIMAL, NULL, DOCUMENT ->
                element(name, String.valueOf(value));
        }
    }

    private void list(ListTrait trait, String name, List<?> values) {
        String member = trait.isFlattened()
                ? name
                : Optional.ofNullable(trait.memberLocationName()).orElse("member");
        if (!trait.isFlattened()) {
            open(name);
        }
        values.forEach(each -> value(trait.memberFieldInfo(), member, each));
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private void map(MapTrait trait, String name, Map<?, ?> values) {
        if (!trait.isFlattened()) {
            open(name);
        }
        values.forEach((key, each) -> {
            open(trait.isFlattened() ? name : "entry");
            element(Optional.ofNullable(trait.keyLocationName()).orElse("key"), String.valueOf(key));
            value(
                    trait.valueFieldInfo(),
                    Optional.ofNullable(trait.valueLocationName()).orElse("value"),
                    each);
            close(trait.isFlattened() ? name : "entry");
        });
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private static Format format(SdkField<?> field) {
        return Optional.ofNullable(field.getTrait(TimestampFormatTrait.class))
                .map(TimestampFormatTrait::format)
                .orElse(Format.ISO_8601);
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\r' -> xml.append("&#xD;");
            default -> xml.appendCodePoint(isOfXml(character) ? character : 0xFFFD);
        }
    }

    /** What XML 1.0 has no place for would make the whole answer unreadable. */
    private static boolean isOfXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0xD800)
                || (character >= 0xE000 && character < 0xFFFE)
                || character >= 0x10000;
    }
}
