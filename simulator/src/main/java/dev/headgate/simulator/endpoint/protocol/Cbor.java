package dev.headgate.simulator.endpoint.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORGenerator;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORParser;

/** CBOR as trees of maps, lists, texts, numbers, truths, bytes and instants; by the SDK's own library. */
final class Cbor {

    /** Seconds since 1970. */
    private static final int TIMESTAMP = 1;

    private static final CBORFactory FACTORY = new CBORFactory();
    private static final double MILLIS = 1_000;

    private Cbor() {}

    static Map<String, @Nullable Object> map(byte[] bytes) {
        try (CBORParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRequestException("The request is no map in CBOR");
            }
            Map<String, @Nullable Object> map = object(parser);
            if (parser.nextToken() != null) {
                throw new MalformedRequestException("Something follows the request's map");
            }
            return map;
        } catch (IOException | ArithmeticException e) {
            throw new MalformedRequestException("This is not CBOR: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no details");
    }

    private static Map<String, @Nullable Object> object(CBORParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (required(parser.nextToken()) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, value(parser, required(parser.nextToken())));
        }
        return map;
    }

    private static List<@Nullable Object> list(CBORParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = required(parser.nextToken());
                token != JsonToken.END_ARRAY;
                token = required(parser.nextToken())) {
            list.add(value(parser, token));
        }
        return list;
    }

    private static JsonToken required(@Nullable JsonToken token) {
        if (token == null) {
            throw new MalformedRequestException("This is not CBOR: it ends too early");
        }
        return token;
    }

    private static @Nullable Object value(CBORParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_EMBEDDED_OBJECT -> parser.getBinaryValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                parser.getCurrentTag() == TIMESTAMP
                        ? Timestamps.ofSeconds(parser.getDoubleValue())
                        : parser.getNumberValue();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME ->
                throw new MalformedRequestException("This is not CBOR: " + token + " is no value");
        };
    }

    static byte[] bytes(Map<String, Object> map) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = FACTORY.createGenerator(out)) {
            write(generator, map);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> writeObject(out, map);
            case List<?> list -> writeList(out, list);
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case byte[] bytes -> out.writeBinary(bytes);
            case Instant at -> {
                out.writeTag(TIMESTAMP);
                out.writeNumber(at.toEpochMilli() / MILLIS);
            }
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            default -> throw new IllegalArgumentException("Not for CBOR: " + value.getClass());
        }
    }

    private static void writeObject(CBORGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject(map.size());
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.writeFieldName(String.valueOf(member.getKey()));
            write(out, member.getValue());
        }
        out.writeEndObject();
    }

    private static void writeList(CBORGenerator out, List<?> list) throws IOException {
        out.writeStartArray(list, list.size());
        for (Object item : list) {
            write(out, item);
        }
        out.writeEndArray();
    }
}
