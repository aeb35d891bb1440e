package dev.headgate.simulator.endpoint.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** How a protocol writes what its trees have no word for: times and bytes. */
enum Scalars {
    JSON {
        @Override
        Object time(Instant at, SdkField<?> field) {
            return switch (format(field)) {
                case ISO_8601, RFC_822 -> Timestamps.text(at, format(field));
                case UNIX_TIMESTAMP -> BigDecimal.valueOf(at.toEpochMilli(), 3);
                case UNIX_TIMESTAMP_MILLIS -> at.toEpochMilli();
            };
        }

        @Override
        Instant time(Object value, SdkField<?> field) {
            return switch (value) {
                case Number seconds
                when format(field) == Format.UNIX_TIMESTAMP_MILLIS ->
                    Timestamps.ofSeconds(seconds.doubleValue() / 1_000);
                case Number seconds -> Timestamps.ofSeconds(seconds.doubleValue());
                case String text
                when format(field) != Format.UNIX_TIMESTAMP -> Timestamps.ofText(field.memberName(), text);
                default -> throw MalformedRequestException.at(field.memberName(), value, "a time");
            };
        }

        @Override
        Object bytes(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        byte[] bytes(Object value, SdkField<?> field) {
            if (!(value instanceof String text)) {
                throw MalformedRequestException.at(field.memberName(), value, "bytes");
            }
            return decoded(text, field);
        }
    },

    CBOR {
        @Override
        Object time(Instant at, SdkField<?> field) {
            return at;
        }

        @Override
        Instant time(Object value, SdkField<?> field) {
            if (value instanceof Instant at) {
                return at;
            }
            throw MalformedRequestException.at(field.memberName(), value, "a time");
        }

        @Override
        Object bytes(byte[] bytes) {
            return bytes;
        }

        @Override
        byte[] bytes(Object value, SdkField<?> field) {
            if (value instanceof byte[] bytes) {
                return bytes;
            }
            throw MalformedRequestException.at(field.memberName(), value, "bytes");
        }
    };

    abstract Object time(Instant at, SdkField<?> field);

    abstract Instant time(Object value, SdkField<?> field);

    abstract Object bytes(byte[] bytes);

    abstract byte[] bytes(Object value, SdkField<?> field);

    static byte[] decoded(String base64, SdkField<?> field) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(field.memberName() + " is not Base64", e);
        }
    }

    private static Format format(SdkField<?> field) {
        return Optional.ofNullable(field.getTrait(TimestampFormatTrait.class))
                .map(TimestampFormatTrait::format)
                .orElse(Format.UNIX_TIMESTAMP);
    }
}
