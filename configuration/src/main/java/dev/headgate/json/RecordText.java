package dev.headgate.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records, and plain maps and lists, to JSON text: what {@link RecordWriter} makes a tree of, without the tree. */
final class RecordText {

    private final JsonGenerator out;

    RecordText(JsonGenerator out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> throw RecordWriter.holdsNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> write(number);
            case Enum<?> constant -> out.writeString(constant.name());
            case Instant instant -> out.writeString(instant.toString());
            case Duration duration -> out.writeString(duration.toString());
            case Collection<?> items -> write(items);
            case Map<?, ?> map -> write(map);
            case Record structure -> write(structure);
            default -> throw RecordWriter.formless(value);
        }
    }

    private void write(Number number) throws IOException {
        switch (number) {
            case Integer whole -> out.writeNumber(whole);
            case Long whole -> out.writeNumber(whole);
            case Double broken -> out.writeNumber(broken);
            case Float broken -> out.writeNumber(broken);
            case BigDecimal exact -> out.writeNumber(exact);
            case BigInteger whole -> out.writeNumber(whole);
            default -> out.writeNumber(number.toString());
        }
    }

    private void write(Collection<?> items) throws IOException {
        out.writeStartArray();
        for (Object item : items) {
            write(item);
        }
        out.writeEndArray();
    }

    private void write(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // A null in somebody else's event means the same as its absence.
            if (entry.getValue() != null) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue());
            }
        }
        out.writeEndObject();
    }

    private void write(Record structure) throws IOException {
        out.writeStartObject();
        writeInside(structure);
        out.writeEndObject();
    }

    private void writeInside(Record structure) throws IOException {
        RecordShape shape = RecordShape.of(structure.getClass());
        if (shape.isCaseOfSealed()) {
            out.writeStringField(RecordShape.TYPE, structure.getClass().getSimpleName());
        }
        writeMembers(structure, shape);
    }

    private void writeMembers(Record structure, RecordShape shape) throws IOException {
        for (RecordShape.Member member : shape.members()) {
            if (member.isUnwritten()) {
                continue;
            }
            Object value = member.of(structure);
            if (member.isBeside()) {
                writeBeside((Record) value, member.type());
            } else if (!(value instanceof Optional<?> optional)) {
                out.writeFieldName(member.name());
                write(value);
            } else if (optional.isPresent()) {
                out.writeFieldName(member.name());
                write(optional.get());
            }
        }
    }

    private void writeBeside(Record value, Class<?> type) throws IOException {
        if (value.getClass() == RecordShape.cases(type).getFirst()) {
            writeMembers(value, RecordShape.of(value.getClass()));
        } else {
            writeInside(value);
        }
    }
}
